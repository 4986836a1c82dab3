package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.standalone.hub.DatabaseUrl;
import io.coterie.standalone.hub.Hub;
import io.coterie.standalone.hub.HubOptions;
import io.coterie.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's session of the source document, flag for flag. */
class OperatorSessionTest {
  @TempDir private Path folder;

  @Test
  void operatorMakesANetworkOfTwoNodesAndDeletesIt() throws IOException {
    Desk desk = Desk.in(folder, "operator");
    Files.createDirectories(desk.home());
    Files.writeString(desk.home().resolve("coterie.yaml"), "registry:\n  first-node-number: 685\n");
    try (var database = TestDatabase.empty("hub", "classpath:db/auth");
        var hub =
            Hub.of(HubOptions.local(desk.home(), 0).on(url(database)), phrase -> {}).start()) {
      String registry = hub.edge().getHost() + ":" + hub.edge().getPort();
      String token = Files.readString(desk.home().resolve("admin.token")).strip();
      desk.variable("COTERIE_HUB", hub.edge().toString());
      twoNodes(folder, hub);

      String admin = "admin -registry " + registry + " -token " + token + " ";
      String created =
          desk.done(
                  admin
                      + "create-network -name research-lab -join-rule token -token join-secret -node 685")
              .out();
      assertThat(created).matches("Network \\d+ created: net_[a-z0-9]+\n");
      String number = created.split(" ", -1)[1];

      desk.refused(
          admin + "add-node -network " + number + " -node 686 -token wrong-secret",
          "JOIN_SECRET_WRONG");
      desk.done(admin + "add-node -network " + number + " -node 686 -token join-secret");
      assertThat(
              desk.done("admin -registry " + registry + " list-members -network " + number).out())
          .matches(
              "NODE ID  ADDRESS           HOSTNAME  REAL ADDR\n"
                  + "685      %1$s:%2$s\\.02AD  one\n686      %1$s:%2$s\\.02AE  two\n"
                      .formatted(number, "%04X\\.0000".formatted(Integer.parseInt(number))));
      desk.done(admin + "remove-node -network " + number + " -node 686");
      assertThat(desk.done("admin list-members -network " + number).out())
          .contains("02AD")
          .doesNotContain("02AE");
      desk.done(admin + "delete-network -network " + number);
      desk.refused("admin list-members -network " + number, "NETWORK_NOT_FOUND");
    }
  }

  private static void twoNodes(Path folder, Hub hub) {
    Desk alice = Desk.in(folder, "alice").variable("COTERIE_HUB", hub.edge().toString());
    alice.input("correct horse battery").done("register --username alice --password-stdin");
    alice.done("node create one --backbone-only");
    alice.done("node create two --backbone-only");
  }

  private static DatabaseUrl url(TestDatabase database) {
    var settings = database.settings();
    return new DatabaseUrl(
        settings
            .url()
            .replace(
                "jdbc:postgresql://",
                "postgresql://" + settings.user() + ":" + settings.password() + "@"));
  }
}
