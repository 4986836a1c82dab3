package io.coterie.platform.boot;

import java.util.List;

/** Notes what is done to it. */
record RecordingComponent(String name, List<String> events) implements Lifecycle {
  @Override
  public void start() {
    events.add("start " + name);
  }

  @Override
  public void drain() {
    events.add("drain " + name);
  }

  @Override
  public void stop() {
    events.add("stop " + name);
  }
}
