package io.coterie.cli.policy;

import io.coterie.cli.command.Hub;
import io.coterie.network.v1.GetPolicyRequest;
import io.coterie.network.v1.Policy;
import io.coterie.network.v1.SetPolicyRequest;
import io.coterie.network.v1.SetPolicyResponse;
import io.coterie.network.v1.TestPolicyRequest;
import io.coterie.network.v1.TestPolicyResponse;

/** The policy of one network, at the hub. */
record NetworkPolicy(Hub hub, String network) {
  /** Asks for the one that is in force. */
  static final long PRESENT = 0;

  Policy get(long version) {
    return hub.client()
        .policies()
        .getPolicy(GetPolicyRequest.newBuilder().setNetwork(network).setVersion(version).build())
        .getPolicy();
  }

  TestPolicyResponse trial(String source) {
    return trial(TestPolicyRequest.newBuilder().setSource(source));
  }

  TestPolicyResponse trial(long version) {
    return trial(TestPolicyRequest.newBuilder().setVersion(version));
  }

  /**
   * Puts a policy in force.
   *
   * @param source empty: none
   * @param etag of the one to replace; empty: whatever there is
   */
  SetPolicyResponse set(String source, String etag) {
    return hub.client()
        .policies()
        .setPolicy(
            SetPolicyRequest.newBuilder()
                .setNetwork(network)
                .setSource(source)
                .setEtag(etag)
                .setRequestId(hub.requestId())
                .build());
  }

  private TestPolicyResponse trial(TestPolicyRequest.Builder request) {
    return hub.client().policies().testPolicy(request.setNetwork(network).build());
  }
}
