package io.coterie.sdk;

import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.AuditServiceGrpc;
import io.coterie.auth.v1.PlanServiceGrpc;
import io.coterie.auth.v1.StatisticsServiceGrpc;
import io.coterie.auth.v1.TokenServiceGrpc;
import io.coterie.network.v1.AccessServiceGrpc;
import io.coterie.network.v1.InviteServiceGrpc;
import io.coterie.network.v1.MemberServiceGrpc;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.PolicyServiceGrpc;
import io.coterie.registry.v1.RegistryServiceGrpc;
import io.coterie.registry.v1.ResolveServiceGrpc;
import io.coterie.registry.v1.TrustServiceGrpc;
import io.coterie.relay.v1.RelayServiceGrpc;
import io.grpc.Channel;
import io.grpc.stub.AbstractStub;
import java.io.IOException;
import java.util.Optional;

/**
 * A connection to a hub, and the blocking stubs of its public services. Threads may share it. Calls
 * throw {@link io.grpc.StatusRuntimeException}, which {@link ApiFailure#of} explains. A client made
 * by {@link #with} or {@link #because} shares the connection: closing either closes both.
 */
public final class CoterieClient implements AutoCloseable {
  private final HubAddress hub;
  private final HubChannel connection;
  private final Optional<Credential> credential;
  private final Optional<CallReason> reason;

  private CoterieClient(
      HubAddress hub,
      HubChannel connection,
      Optional<Credential> credential,
      Optional<CallReason> reason) {
    this.hub = hub;
    this.connection = connection;
    this.credential = credential;
    this.reason = reason;
  }

  /**
   * A client without a credential. It connects with its first call.
   *
   * @throws IOException when the certificates to trust can't be read
   */
  public static CoterieClient of(HubAddress hub, ClientOptions options) throws IOException {
    return new CoterieClient(hub, new HubChannel(hub, options), Optional.empty(), Optional.empty());
  }

  /** The same connection with a credential. */
  public CoterieClient with(Credential shown) {
    return new CoterieClient(hub, connection, Optional.of(shown), reason);
  }

  /** The same connection without a credential. */
  public CoterieClient withoutCredential() {
    return new CoterieClient(hub, connection, Optional.empty(), reason);
  }

  /** The same connection and credential, saying with every call why it is made. */
  public CoterieClient because(CallReason why) {
    return new CoterieClient(hub, connection, credential, Optional.of(why));
  }

  /** Where it calls. */
  public HubAddress hub() {
    return hub;
  }

  /** What its calls show; empty: nothing. */
  public Optional<Credential> credential() {
    return credential;
  }

  /** For services that this class does not know. Calls on it show no credential. */
  public Channel channel() {
    return connection.channel();
  }

  /** Accounts, logins, who one is. */
  public AccountServiceGrpc.AccountServiceBlockingStub accounts() {
    return shown(AccountServiceGrpc.newBlockingStub(channel()));
  }

  /** Tokens, and sessions of nodes. */
  public TokenServiceGrpc.TokenServiceBlockingStub tokens() {
    return shown(TokenServiceGrpc.newBlockingStub(channel()));
  }

  /** Plans and their limits, for system admins. */
  public PlanServiceGrpc.PlanServiceBlockingStub plans() {
    return shown(PlanServiceGrpc.newBlockingStub(channel()));
  }

  /** What there is on the hub, for operators. */
  public StatisticsServiceGrpc.StatisticsServiceBlockingStub statistics() {
    return shown(StatisticsServiceGrpc.newBlockingStub(channel()));
  }

  /** Who did what. */
  public AuditServiceGrpc.AuditServiceBlockingStub audit() {
    return shown(AuditServiceGrpc.newBlockingStub(channel()));
  }

  /** Networks: making, changing, joining and leaving them. */
  public NetworkServiceGrpc.NetworkServiceBlockingStub networks() {
    return shown(NetworkServiceGrpc.newBlockingStub(channel()));
  }

  /** Who is in a network. */
  public MemberServiceGrpc.MemberServiceBlockingStub members() {
    return shown(MemberServiceGrpc.newBlockingStub(channel()));
  }

  /** Codes that let others into a network. */
  public InviteServiceGrpc.InviteServiceBlockingStub invites() {
    return shown(InviteServiceGrpc.newBlockingStub(channel()));
  }

  /** Who may reach whom. */
  public AccessServiceGrpc.AccessServiceBlockingStub access() {
    return shown(AccessServiceGrpc.newBlockingStub(channel()));
  }

  /** What a network allows. */
  public PolicyServiceGrpc.PolicyServiceBlockingStub policies() {
    return shown(PolicyServiceGrpc.newBlockingStub(channel()));
  }

  /** Nodes: registering, renaming and ending them. */
  public RegistryServiceGrpc.RegistryServiceBlockingStub registry() {
    return shown(RegistryServiceGrpc.newBlockingStub(channel()));
  }

  /** Where a node is found. */
  public ResolveServiceGrpc.ResolveServiceBlockingStub resolver() {
    return shown(ResolveServiceGrpc.newBlockingStub(channel()));
  }

  /** Nodes that trust each other outside networks. */
  public TrustServiceGrpc.TrustServiceBlockingStub trust() {
    return shown(TrustServiceGrpc.newBlockingStub(channel()));
  }

  /** Relays, and what lets a node use them. */
  public RelayServiceGrpc.RelayServiceBlockingStub relays() {
    return shown(RelayServiceGrpc.newBlockingStub(channel()));
  }

  /** Ends calls and connection at once. */
  @Override
  public void close() {
    connection.close();
  }

  private <S extends AbstractStub<S>> S shown(S stub) {
    S explained = reason.map(why -> stub.withInterceptors(why.asInterceptor())).orElse(stub);
    return credential
        .map(c -> explained.withCallCredentials(c.asCallCredentials()))
        .orElse(explained);
  }
}
