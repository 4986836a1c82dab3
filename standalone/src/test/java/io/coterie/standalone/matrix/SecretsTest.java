package io.coterie.standalone.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.LoginRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The search for secrets finds them: else finding none would mean nothing. */
class SecretsTest {
  private static final String RANDOM = "0123456789abcdefghjkmnpqrs";

  private final Secrets secrets = new Secrets();

  @Test
  void aCredentialIsKnownByItsForm() {
    assertThat(secrets.in("token=utok_" + RANDOM + " refused")).isPresent();
    assertThat(secrets.in("tok_" + RANDOM + " is an id")).isEmpty();
  }

  @Test
  void whatAMessageHidesIsFoundWithoutItsPrefixToo() {
    secrets.keepThoseOf(LoginRequest.newBuilder().setPassword("inv_" + RANDOM).build());

    assertThat(secrets.in("(1,2," + RANDOM + ")")).contains(RANDOM);
  }

  @Test
  void bytesAreLookedInto() {
    var bytes = ("x" + Setting.SECRET).getBytes(StandardCharsets.UTF_8);

    assertThat(secrets.in("(1,\"\\\\x" + HexFormat.of().formatHex(bytes) + "\",2)")).isPresent();
    assertThat(secrets.in("(1,\"\\\\x00ff\",2)")).isEmpty();
  }
}
