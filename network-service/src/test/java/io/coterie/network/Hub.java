package io.coterie.network;

import static io.coterie.network.v1.Role.ROLE_MEMBER;

import com.google.inject.Module;
import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.SystemRole;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.Visibility;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.platform.identity.ServiceName;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.testing.FakeFeed;
import io.coterie.testing.ServiceFixture;
import io.coterie.testing.TestDatabase;
import io.coterie.testing.TestDeployment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** network-service, one replica or more, between fakes of auth-service and the registry. */
final class Hub implements AutoCloseable {
  private final AtomicInteger names = new AtomicInteger();
  private final TestDeployment deployment = new TestDeployment();
  final FakeRegistry registry = new FakeRegistry();
  final FakeAccounts accounts = new FakeAccounts();
  final FakeFeed registryFeed = new FakeFeed();
  final FakeFeed authFeed = new FakeFeed();
  final ServiceFixture service;

  Hub() {
    this(database -> {});
  }

  /** With something done to the migrated database before the service opens it. */
  Hub(Consumer<TestDatabase> preparation) {
    preparation.accept(deployment.database(ServiceName.NETWORK));
    deployment.fake(ServiceName.AUTH, accounts, authFeed);
    deployment.fake(ServiceName.REGISTRY, registry, registryFeed);
    service = replica();
  }

  /** One more replica on the same database. */
  ServiceFixture replica() {
    return replica(Map.of());
  }

  ServiceFixture replica(Map<String, String> configuration) {
    return deployment.start(
        ServiceName.NETWORK, configuration, NetworkService.features().toArray(Module[]::new));
  }

  /** An account and its client. */
  record Person(AccountId id, String name, Caller caller, Client client) {
    PrincipalRef ref() {
      return Client.account(id.text());
    }
  }

  /** A node and its client. */
  record Agent(NodeRecord record, Caller caller, Client client) {
    String id() {
      return record.getNode().getId();
    }

    PrincipalRef ref() {
      return Client.node(id());
    }

    String number() {
      return Integer.toString(record.getNode().getNumber());
    }
  }

  Person person() {
    return person("person-" + names.incrementAndGet());
  }

  Person person(String name) {
    var id = accounts.add(name);
    var caller = new Caller.AccountCaller(id, false, TokenId.random(), Optional.empty());
    return new Person(id, name, caller, as(caller));
  }

  /** Somebody on a plan that limits only what is set. */
  Person person(UnaryOperator<PlanLimits.Builder> limits) {
    var person = person();
    var plan = accounts.plan("plan-of-" + person.name(), limits);
    var _ = accounts.change(person.id(), account -> account.setPlan(plan.getName()));
    return person;
  }

  /** Somebody with rights over the hub as a whole. */
  Person systemAdmin() {
    var name = "admin-" + names.incrementAndGet();
    var id = accounts.add(name);
    var _ = accounts.change(id, account -> account.setSystemRole(SystemRole.SYSTEM_ROLE_ADMIN));
    var caller = new Caller.AccountCaller(id, true, TokenId.random(), Optional.empty());
    return new Person(id, name, caller, as(caller));
  }

  /** A node of nobody's. */
  Agent agent() {
    return agent("", "");
  }

  Agent agent(Person owner) {
    return agent(owner.id().text(), "");
  }

  Agent agent(String account, String hostname) {
    return agent(registry.register(account, hostname));
  }

  /** A node that exists in networks only. */
  Agent scoped(Person owner) {
    return agent(registry.registerOffBackbone(owner.id().text()));
  }

  private Agent agent(NodeRecord record) {
    var account = record.getNode().getAccount();
    var caller =
        new Caller.NodeCaller(
            new NodeId(record.getNode().getId()),
            Optional.of(account).filter(a -> !a.isEmpty()).map(AccountId::new),
            TokenId.random(),
            Optional.empty());
    return new Agent(record, caller, as(caller));
  }

  Client as(Caller caller) {
    return new Client(service.as(caller));
  }

  Client operator() {
    return as(new Caller.OperatorCaller(TokenId.random()));
  }

  Client asService() {
    return new Client(service.asService(ServiceName.REGISTRY));
  }

  /** The account, with a token bound to a network. */
  Client bound(Person person, NetworkBinding binding) {
    return as(new Caller.AccountCaller(person.id(), false, TokenId.random(), Optional.of(binding)));
  }

  String freshName() {
    return "net-" + names.incrementAndGet();
  }

  /** Somebody's new network. */
  Network network(Person owner, JoinRule rule) {
    return owner.client().create(freshName(), rule);
  }

  /** Somebody's new public network. */
  Network publicNetwork(Person owner, JoinRule rule) {
    var request =
        CreateNetworkRequest.newBuilder()
            .setName(freshName())
            .setJoinRule(rule)
            .setVisibility(Visibility.VISIBILITY_PUBLIC);
    if (rule == JoinRule.JOIN_RULE_TOKEN) {
      request.setJoinSecret(Client.SECRET);
    }
    return owner.client().networks().createNetwork(request.build()).getNetwork();
  }

  /** Somebody who is in a network already. */
  Person member(Person owner, Network network, Role role) {
    var person = person();
    var _ = person.client().redeem(owner.client().code(network.getId(), role, 1));
    return person;
  }

  Person member(Person owner, Network network) {
    return member(owner, network, ROLE_MEMBER);
  }

  /** A node that is in a network already. */
  Agent agentIn(Person owner, Network network) {
    return agentIn(owner, network, agent());
  }

  Agent agentIn(Person owner, Network network, Agent agent) {
    var _ = agent.client().redeem(owner.client().code(network.getId(), ROLE_MEMBER, 1));
    return agent;
  }

  TestDeployment deployment() {
    return deployment;
  }

  @Override
  public void close() {
    deployment.close();
  }
}
