package io.coterie.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class CredentialTest {
  @Test
  void textFormHidesTheSecret() {
    assertThat(new Credential("utok_abcdefgh")).hasToString("utok_…");
    assertThat(new Credential("something-else")).hasToString("…");
  }

  @Test
  void credentialWithLineBreakIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Credential("utok_a\nb"))
        .withMessageNotContaining("utok_a");
  }
}
