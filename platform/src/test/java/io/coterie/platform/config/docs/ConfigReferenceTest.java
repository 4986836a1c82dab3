package io.coterie.platform.config.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import io.coterie.platform.config.Secret;
import io.coterie.platform.config.Section;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {
  enum Mode {
    ON,
    OFF
  }

  record Server(
      @Doc("Where it listens.") @Default("9000") int port,
      @Doc("A or b.") List<Mode> modes,
      @Doc("The key.") Secret key) {}

  record More(@Doc("Optional.") Optional<String> nickName) {}

  private static final List<Section<?>> SECTIONS =
      List.of(new Section<>("server", Server.class), new Section<>("server", More.class));

  @Test
  void aRowAKeyAndATableAPrefix() {
    assertThat(ConfigReference.markdown(SECTIONS))
        .isEqualTo(
            """
            ## server

            | key | environment | type | default | meaning |
            |---|---|---|---|---|
            | `server.port` | `COTERIE_SERVER_PORT` | number | `9000` | Where it listens. |
            | `server.modes` | `COTERIE_SERVER_MODES` | list of on \\| off | – | A or b. |
            | `server.key` | `COTERIE_SERVER_KEY` | secret | required | The key. |
            | `server.nick-name` | `COTERIE_SERVER_NICK_NAME` | text | – | Optional. |
            """);
  }

  @Test
  void aLineAKeyForATerminal() {
    assertThat(ConfigReference.plain(SECTIONS).lines())
        .hasSize(4)
        .first()
        .asString()
        .matches(" {2}server\\.port +Where it listens\\. \\(9000\\)");
  }
}
