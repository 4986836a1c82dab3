package io.coterie.platform.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @Test
  void randomIdsAreWellFormedAndDiffer() {
    var seen = new HashSet<NetworkId>();
    for (int i = 0; i < 1000; i++) {
      var id = NetworkId.random();
      assertThat(new NetworkId(id.text())).isEqualTo(id);
      seen.add(id);
    }
    assertThat(seen).hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "net_",
        "net_short",
        "acc_00000000000000000000000000",
        "net_0000000000000000000000000I",
        "NET_00000000000000000000000000"
      })
  void anythingElseIsRefusedWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NetworkId(text))
        .withMessage("not an id of the form net_…");
  }

  @Test
  void aPrincipalIsAnAccountOrANode() {
    var account = AccountId.random();
    var node = NodeId.random();

    assertThat(PrincipalId.parse(account.text())).isEqualTo(account);
    assertThat(PrincipalId.parse(node.text())).isEqualTo(node);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrincipalId.parse(NetworkId.random().text()));
  }
}
