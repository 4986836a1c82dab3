package io.coterie.registry;

import static java.util.stream.Collectors.toMap;

import com.google.inject.Module;
import com.google.protobuf.ByteString;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.EdgeStamp;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.rpc.RpcHeaders;
import io.coterie.registry.entry.EntryProto;
import io.coterie.registry.proof.NodeProofs;
import io.coterie.registry.v1.BatchGetNodesRequest;
import io.coterie.registry.v1.CreateChallengeRequest;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc.NodeDirectoryServiceBlockingStub;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RegistryServiceGrpc;
import io.coterie.registry.v1.RegistryServiceGrpc.RegistryServiceBlockingStub;
import io.coterie.registry.v1.ResolveServiceGrpc;
import io.coterie.registry.v1.ResolveServiceGrpc.ResolveServiceBlockingStub;
import io.coterie.registry.v1.TrustServiceGrpc;
import io.coterie.registry.v1.TrustServiceGrpc.TrustServiceBlockingStub;
import io.coterie.testing.FakeClock;
import io.coterie.testing.FakeFeed;
import io.coterie.testing.ServiceFixture;
import io.coterie.testing.TestDatabase;
import io.coterie.testing.TestDeployment;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** registry-service, one replica or more, between fakes of auth-service and network-service. */
final class RegistryFixture implements AutoCloseable {
  /** Recovery is a test's own business: it happens on the next access, or when asked for. */
  private static final Map<String, String> DEFAULTS = Map.of("registry.recovery.period", "1h");

  private final TestDeployment deployment = new TestDeployment();
  private final FakeNetworkService network = new FakeNetworkService();
  private final FakeFeed networkFeed = new FakeFeed();
  private final FakeFeed authFeed = new FakeFeed();
  private final FakeSetupTokens setupTokens = new FakeSetupTokens();
  private final ServiceFixture service;

  RegistryFixture() {
    this(Map.of());
  }

  RegistryFixture(Map<String, String> configuration) {
    this(configuration, database -> {});
  }

  /**
   * With something done to the database before the service opens it.
   *
   * @param preparation gets the migrated database
   */
  RegistryFixture(Map<String, String> configuration, Consumer<TestDatabase> preparation) {
    preparation.accept(database());
    deployment.fake(ServiceName.AUTH, new FakeAuthService(), setupTokens, authFeed);
    deployment.fake(ServiceName.NETWORK, network, networkFeed);
    service = replica(configuration);
    network.numberedBy(this::backboneNumbers);
  }

  /** One more replica on the same database. */
  ServiceFixture replica(Map<String, String> configuration) {
    var all = new HashMap<>(DEFAULTS);
    all.putAll(configuration);
    return deployment.start(
        ServiceName.REGISTRY, all, RegistryService.features().toArray(Module[]::new));
  }

  TestDatabase database() {
    return deployment.database(ServiceName.REGISTRY);
  }

  FakeNetworkService network() {
    return network;
  }

  FakeFeed networkFeed() {
    return networkFeed;
  }

  FakeFeed authFeed() {
    return authFeed;
  }

  private Map<String, Integer> backboneNumbers(List<String> nodes) {
    return directory()
        .batchGetNodes(BatchGetNodesRequest.newBuilder().addAllIds(nodes).build())
        .getNodesList()
        .stream()
        .map(NodeRecord::getNode)
        .collect(toMap(Node::getId, Node::getNumber));
  }

  /** A node of nobody's that exists in a network only. */
  TestNode scopedNode(FakeNetworkService.Network in) {
    return node(
        RegisterNodeRequest.newBuilder()
            .setBackbone(false)
            .addNetworks(NetworkEntry.newBuilder().setNetwork(in.id().text()))
            .build(),
        Optional.empty());
  }

  FakeSetupTokens setupTokens() {
    return setupTokens;
  }

  TestDeployment deployment() {
    return deployment;
  }

  FakeClock clock() {
    return deployment.clock();
  }

  ServiceFixture service() {
    return service;
  }

  RegistryServiceBlockingStub anonymous() {
    return RegistryServiceGrpc.newBlockingStub(service.anonymous());
  }

  /** A stub is good for a minute of the clock. */
  RegistryServiceBlockingStub as(Caller caller) {
    return RegistryServiceGrpc.newBlockingStub(service.as(caller));
  }

  /** The same, through the edge from an address. */
  RegistryServiceBlockingStub from(String address, Caller caller) {
    return RegistryServiceGrpc.newBlockingStub(throughEdge(address, service.as(caller)));
  }

  ResolveServiceBlockingStub resolver(Caller caller) {
    return ResolveServiceGrpc.newBlockingStub(service.as(caller));
  }

  TrustServiceBlockingStub trust(Caller caller) {
    return TrustServiceGrpc.newBlockingStub(service.as(caller));
  }

  NodeDirectoryServiceBlockingStub directory() {
    return NodeDirectoryServiceGrpc.newBlockingStub(service.asService(ServiceName.NETWORK));
  }

  ByteString challenge(TestKey key) {
    return anonymous()
        .createChallenge(CreateChallengeRequest.newBuilder().setPublicKey(key.publicKey()).build())
        .getChallenge();
  }

  /** A node of nobody's, private and nameless. */
  TestNode node() {
    return node(RegisterNodeRequest.getDefaultInstance(), Optional.empty());
  }

  TestNode node(String hostname) {
    return node(RegisterNodeRequest.newBuilder().setHostname(hostname).build(), Optional.empty());
  }

  TestNode publicNode(String hostname) {
    return node(
        RegisterNodeRequest.newBuilder()
            .setHostname(hostname)
            .setVisibility(NodeVisibility.NODE_VISIBILITY_PUBLIC)
            .build(),
        Optional.empty());
  }

  TestNode node(Caller.AccountCaller owner, String hostname) {
    return node(
        RegisterNodeRequest.newBuilder()
            .setAccount(owner.account().text())
            .setHostname(hostname)
            .build(),
        Optional.of(owner));
  }

  private TestNode node(RegisterNodeRequest wanted, Optional<Caller.AccountCaller> owner) {
    var key = TestKey.create();
    var stub = owner.map(this::as).orElseGet(this::anonymous);
    return new TestNode(key, stub.registerNode(signed(key, wanted)).getNode());
  }

  /** The request with the key and its proof. */
  RegisterNodeRequest signed(TestKey key, RegisterNodeRequest wanted) {
    var challenge = challenge(key);
    var bytes =
        NodeProofs.registration(
            challenge,
            wanted.getAccount(),
            wanted.getHostname(),
            wanted.getVisibilityValue(),
            wanted.getNetworksList().stream().map(EntryProto::entry).toList(),
            wanted.hasBackbone() ? Optional.of(wanted.getBackbone()) : Optional.empty());
    return wanted.toBuilder()
        .setPublicKey(key.publicKey())
        .setChallenge(challenge)
        .setSignature(key.sign(bytes))
        .build();
  }

  private Channel throughEdge(String address, Channel channel) {
    var stamp = new EdgeStamp(address, "call-from-edge");
    var headers = new Metadata();
    headers.put(RpcHeaders.EDGE, new ServiceTokens(deployment.secret(), clock()).edge(stamp));
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  @Override
  public void close() {
    deployment.close();
  }
}
