package io.coterie.registry;

import io.coterie.platform.id.Incarnation;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.ServiceName;
import io.coterie.relay.v1.IssueRelayCredentialRequest;
import io.coterie.relay.v1.IssueRelayCredentialResponse;
import io.coterie.relay.v1.ListRelaysRequest;
import io.coterie.relay.v1.RegisterRequest;
import io.coterie.relay.v1.RegisterResponse;
import io.coterie.relay.v1.Relay;
import io.coterie.relay.v1.RelayControlServiceGrpc;
import io.coterie.relay.v1.RelayServiceGrpc;
import io.coterie.relay.v1.RelayServiceGrpc.RelayServiceBlockingStub;
import io.coterie.testing.ServiceFixture;
import java.util.List;

/** What relays and nodes ask a replica of registry-service about relays. */
record RelayFixture(ServiceFixture service) {
  /** A relay's first word in a new start of it. */
  static RegisterRequest.Builder start(String name) {
    return RegisterRequest.newBuilder()
        .setName(name)
        .setInstance(Incarnation.random().text())
        .addEndpoints("192.0.2.1:3478");
  }

  /** The same relay's next word. */
  static RegisterRequest.Builder again(RegisterRequest.Builder before) {
    return before.clone().setRenewal(true);
  }

  RegisterResponse tell(RegisterRequest.Builder request) {
    return RelayControlServiceGrpc.newBlockingStub(service.asService(ServiceName.RELAY))
        .register(request.build());
  }

  RelayServiceBlockingStub as(Caller caller) {
    return RelayServiceGrpc.newBlockingStub(service.as(caller));
  }

  List<Relay> listed() {
    return as(Callers.account()).listRelays(ListRelaysRequest.getDefaultInstance()).getRelaysList();
  }

  List<String> names() {
    return listed().stream().map(Relay::getName).toList();
  }

  /** A credential for a relay, or one of the hub's choice. */
  IssueRelayCredentialResponse issue(Caller node, String relay) {
    return as(node)
        .issueRelayCredential(IssueRelayCredentialRequest.newBuilder().setRelay(relay).build());
  }
}
