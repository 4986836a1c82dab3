package io.coterie.standalone.matrix;

import io.coterie.relay.v1.GetGrantKeysRequest;
import io.coterie.relay.v1.IssueRelayCredentialRequest;
import io.coterie.relay.v1.ListRelaysRequest;
import io.coterie.relay.v1.TunnelRequest;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.Map;

/** Relays, and who is let in to them. */
final class RelayQuestions {
  private RelayQuestions() {}

  static Map<String, Question> all() {
    return new Questions("coterie.relay.v1.RelayService")
        .reads("ListRelays", ListRelaysRequest.getDefaultInstance())
        .reads("IssueRelayCredential", IssueRelayCredentialRequest.getDefaultInstance())
        .reads(
            "IssueRelayCredential/unknown",
            IssueRelayCredentialRequest.newBuilder().setRelay("nowhere").build())
        .reads("GetGrantKeys", GetGrantKeysRequest.getDefaultInstance())
        .reads("Tunnel", TunnelRequest.getDefaultInstance())
        .asked();
  }
}
