package io.coterie.standalone.fuzz;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.coterie.sdk.ApiFailure;
import io.coterie.standalone.hub.Invariants;
import io.coterie.standalone.hub.TestHub;
import io.grpc.Status.Code;
import java.util.Base64;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Any bytes as the request of any public method, from any caller: an answer, or a refusal that says
 * why.
 */
class RpcFuzzTest {
  private static final int BATCH = 350;

  /** Beyond what the edge takes, the connection's other calls would end too. */
  private static final int LONGEST_HEADER = 2_000;

  /** What a client must never see of a hub that is well. */
  private static final Set<Code> FAULTS =
      Set.of(
          Code.INTERNAL,
          Code.UNKNOWN,
          Code.DATA_LOSS,
          Code.UNAVAILABLE,
          Code.DEADLINE_EXCEEDED,
          Code.CANCELLED);

  @AutoClose private static final TestHub hub = TestHub.start();

  @Test
  void whateverIsAskedIsAnsweredOrRefusedWithAReason() throws Exception {
    fuzz(4);
  }

  @Test
  @Tag("full")
  void whateverIsAskedTwentyThousandTimesIsAnsweredOrRefusedWithAReason() throws Exception {
    fuzz(60);
  }

  private static void fuzz(int batches) throws Exception {
    new Batches().run(batches, RpcFuzzTest::batch);
    Invariants.awaitHold(hub);
  }

  private static void batch(Random random, Queue<String> findings) {
    var world = new World(hub);
    var requests = new Requests(world, random);
    var spoiler = new Spoiler(random);
    for (int i = 0; i < BATCH; i++) {
      var method = world.anyMethod(random);
      var authorization = world.authorization(random);
      var request = requests.next(method).toByteArray();
      if (random.nextInt(4) == 0) {
        request = spoiler.spoil(request, method.getInputType());
      }
      var outcome =
          WireCalls.call(hub.nobody().channel(), method, headerValue(authorization), request);
      var problem = problem(world, method, outcome, random);
      if (!problem.isEmpty()) {
        findings.add(
            "%s: %s as '%s' with %s"
                .formatted(
                    problem,
                    method.getFullName(),
                    headerValue(authorization),
                    Base64.getEncoder().encodeToString(request)));
      }
    }
    Health.check(hub);
  }

  private static String problem(
      World world, MethodDescriptor method, WireCalls.Outcome outcome, Random random) {
    var refusal = outcome.refusal();
    if (refusal != null) {
      var failure = ApiFailure.of(refusal);
      if (failure.code() == Code.OK && method.isServerStreaming()) {
        return ""; // a stream may end without a word, as a tunnel does that nothing is sent into
      }
      boolean explained = failure.reason().isPresent() && !FAULTS.contains(failure.code());
      return explained ? "" : failure.code() + " " + failure.message();
    }
    try {
      world
          .words()
          .learn(DynamicMessage.parseFrom(method.getOutputType(), outcome.answer()), random);
      return "";
    } catch (InvalidProtocolBufferException e) {
      return "an answer that is none: " + e.getMessage();
    }
  }

  /** What a header can carry. */
  private static String headerValue(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_HEADER)).replaceAll("[^ -~]", "?");
  }
}
