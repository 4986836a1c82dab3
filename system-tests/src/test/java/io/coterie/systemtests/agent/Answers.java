package io.coterie.systemtests.agent;

import com.google.gson.Gson;
import java.io.PrintStream;
import java.util.Map;

/** What a process says: an object of JSON a line. Threads may share it. */
final class Answers {
  private final Gson gson = new Gson();
  private final PrintStream out;

  Answers(PrintStream out) {
    this.out = out;
  }

  void say(Map<String, ?> answer) {
    out.println(gson.toJson(answer));
  }
}
