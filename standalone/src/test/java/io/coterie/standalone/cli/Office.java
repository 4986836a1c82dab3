package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.standalone.cli.Desk.Result;
import io.coterie.standalone.hub.TestHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A hub with desks in front of it. Whoever came first, root, is its system admin. */
final class Office implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  private final TestHub hub = TestHub.start();
  private final Path folder;
  private final Desk root;

  Office() {
    try {
      folder = Files.createTempDirectory("coterie-desks");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    root = registered("root");
  }

  /** The system admin's. */
  Desk root() {
    return root;
  }

  /** One with a new account. */
  Desk registered(String prefix) {
    String name = TestHub.unique(prefix);
    Desk desk = empty(name);
    desk.input(PASSWORD).done("register --username " + name + " --password-stdin");
    return desk;
  }

  /** One where nobody has logged in. */
  Desk empty(String name) {
    return Desk.in(folder, name).variable("COTERIE_HUB", hub.edge().toString());
  }

  /** One that shows a credential. */
  Desk showing(String credential) {
    return empty(TestHub.unique("credential")).variable("COTERIE_TOKEN", credential);
  }

  Desk operator() {
    return showing(hub.operator().credential().orElseThrow().secret());
  }

  /** Another desk of somebody who has one. */
  Desk another(Desk desk) {
    String name = name(desk);
    Desk second = empty(TestHub.unique("another"));
    second.input(PASSWORD).done("login --username " + name + " --password-stdin");
    return second;
  }

  /** Who sits there. */
  static String name(Desk desk) {
    return desk.data("whoami").getAsJsonObject("account").get("name").getAsString();
  }

  /** A new network of somebody's: its id. */
  static String network(Desk desk, String words) {
    return desk.data("network create " + words).getAsJsonObject("network").get("id").getAsString();
  }

  /** A refusal tells what to do. */
  static void hint(Result refused, String command) {
    assertThat(refused.error().get("hint").getAsString()).contains(command);
  }

  /** Another replica of the hub, with a relay of that name. */
  void replica(String relay) {
    var _ = hub.replica("relay:\n  name: " + relay + "\n");
  }

  @Override
  public void close() {
    hub.close();
  }
}
