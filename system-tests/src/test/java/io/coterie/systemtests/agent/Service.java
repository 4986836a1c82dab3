package io.coterie.systemtests.agent;

import java.io.IOException;

/** Something that is done again and again, until that fails: the end of the agent makes it fail. */
interface Service {
  void next() throws IOException, InterruptedException;

  static void forEver(String name, Service service) {
    Thread.ofVirtual()
        .name(name)
        .start(() -> {
          try {
            while (true) {
              service.next();
            }
          } catch (IOException e) {
            System.err.println(name + " ends: " + e.getMessage());
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
