package io.coterie.sdk.agent.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.coterie.sdk.agent.tls.Succession.Step;
import io.coterie.sdk.node.NodeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuccessionTest {
  private final List<NodeKey> keys = Stream.generate(NodeKey::generate).limit(4).toList();
  private final Succession whole = of(keys);

  @Test
  void leadsFromEveryEarlierKeyToTheLastOne() {
    for (var earlier : keys.subList(0, 3)) {
      assertThat(whole.leads(pin(earlier), pin(keys.getLast()))).isTrue();
    }
  }

  @Test
  void leadsNowhereElse() {
    var stranger = NodeKey.generate();
    assertThat(whole.leads(pin(keys.getLast()), pin(keys.getFirst()))).isFalse();
    assertThat(whole.leads(pin(stranger), pin(keys.getLast()))).isFalse();
    assertThat(whole.leads(pin(keys.getFirst()), pin(stranger))).isFalse();
    assertThat(Succession.none().leads(pin(keys.getFirst()), pin(keys.getLast()))).isFalse();
  }

  @Test
  void signatureOfAnotherKeyVouchesForNothing() {
    var steps = new ArrayList<>(whole.steps());
    steps.set(1, new Step(steps.get(1).key(), steps.getFirst().signature()));
    var forged = new Succession(steps);
    assertThat(forged.leads(pin(keys.getFirst()), pin(keys.getLast()))).isFalse();
    assertThat(forged.leads(pin(keys.get(2)), pin(keys.getLast()))).isTrue();
  }

  @Test
  void stepThatIsLeftOutLeadsNowhere() {
    var steps = new ArrayList<>(whole.steps());
    steps.remove(1);
    assertThat(new Succession(steps).leads(pin(keys.getFirst()), pin(keys.getLast()))).isFalse();
  }

  @Test
  void oldestStepsAreForgotten() {
    var many = Stream.generate(NodeKey::generate).limit(Succession.MOST + 2).toList();
    var succession = of(many);
    assertThat(succession.steps()).hasSize(Succession.MOST);
    assertThat(succession.leads(pin(many.getFirst()), pin(many.getLast()))).isFalse();
    assertThat(succession.leads(pin(many.get(1)), pin(many.getLast()))).isTrue();
  }

  @Test
  void bytesAreReadAgain() throws Exception {
    assertThat(Succession.parse(whole.toByteArray())).contains(whole);
    assertThat(Succession.parse(new byte[0])).contains(Succession.none());
    assertThat(Succession.parse(new byte[95])).isEmpty();
    assertThat(Succession.parse(new byte[96 * (Succession.MOST + 1)])).isEmpty();
    for (var succession : List.of(Succession.none(), of(keys.subList(0, 2)), whole)) {
      var certificate = NodeCertificate.generate(keys.getLast(), succession).certificate();
      assertThat(SuccessionProof.read(certificate)).isEqualTo(succession);
    }
  }

  @Test
  void bytesThatAreNoKeysVouchForNothing() {
    var noKey = ByteString.copyFrom(new byte[32]);
    var steps = List.of(new Step(noKey, ByteString.copyFrom(new byte[64])));
    assertThat(new Succession(steps).leads(new PinnedKey(noKey), pin(keys.getFirst()))).isFalse();
  }

  private static Succession of(List<NodeKey> keys) {
    var succession = Succession.none();
    for (int i = 1; i < keys.size(); i++) {
      succession = succession.then(keys.get(i - 1), keys.get(i));
    }
    return succession;
  }

  private static PinnedKey pin(NodeKey key) {
    return new PinnedKey(key.publicKey());
  }
}
