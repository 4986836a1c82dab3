package io.coterie.bench.scale;

import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.ListMembersResponse;
import io.coterie.registry.v1.ResolveRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** The calls that are compared, at one site. Random, but the same at every run. */
final class Probes {
  private static final int ACTORS = 100;
  private static final int PAGE = 100;
  private static final int SEED = 7;

  private final Site site;
  private final Random random = new Random(SEED);
  private final List<Actor> actors = new ArrayList<>();
  private final String lastPage;

  Probes(Site site) {
    this.site = site;
    for (int i = 0; i < ACTORS; i++) {
      int network = anyNetwork();
      var hostname = "actor-" + i;
      actors.add(Patiently.call(() -> Actor.of(site.client(), hostname, network)));
    }
    this.lastPage = lastPage();
  }

  /** By what they are called in reports. */
  Map<String, Probe> all() {
    var probes = new LinkedHashMap<String, Probe>();
    probes.put("empty (WhoAmI)", () -> whoAmI());
    probes.put("Resolve, hostname", () -> resolve(Filled::hostname));
    probes.put("Resolve, id", () -> resolve(Filled::node));
    probes.put("Resolve, absent", absent(Filled::absentHostname));
    probes.put("Join", new Joining());
    probes.put("ListMembers, first page", () -> list(""));
    probes.put("ListMembers, last page", () -> list(lastPage));
    return probes;
  }

  private void whoAmI() {
    var _ = anyActor().client().accounts().whoAmI(WhoAmIRequest.getDefaultInstance());
  }

  private void resolve(IntFunction<String> name) {
    var actor = anyActor();
    var request =
        ResolveRequest.newBuilder()
            .setTarget(name.apply(anyNodeOf(actor.network())))
            .setNetwork(Filled.network(actor.network()));
    var _ = actor.client().resolver().resolve(request.build());
  }

  /** Asks for what is not there, or not to be seen, by some name; in all networks and outside. */
  Probe absent(IntFunction<String> name) {
    return () -> {
      var actor = anyActor();
      resolveNothing(actor, name.apply(strangerTo(actor)));
    };
  }

  /** Of a node that shares no network with an actor. */
  private int strangerTo(Actor actor) {
    var population = site.population();
    int behindCrowd = Math.max(1, population.nodes() - Population.CROWD - 1);
    int node = Population.CROWD + 2 + random.nextInt(behindCrowd);
    return Filled.networkOf(node, population) == actor.network() ? node - 1 : node;
  }

  private static void resolveNothing(Actor actor, String target) {
    try {
      var _ =
          actor.client().resolver().resolve(ResolveRequest.newBuilder().setTarget(target).build());
      throw new IllegalStateException("found what is not there");
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    }
  }

  private void list(String page) {
    if (page(page).getMembersCount() == 0) {
      throw new IllegalStateException("an empty page");
    }
  }

  /** Always for the same caller: page tokens are nobody else's. */
  private ListMembersResponse page(String token) {
    return actors
        .getFirst()
        .client()
        .members()
        .listMembers(
            ListMembersRequest.newBuilder()
                .setNetwork(Filled.crowd())
                .setPageSize(PAGE)
                .setPageToken(token)
                .build());
  }

  private String lastPage() {
    var page = "";
    while (true) {
      var present = page;
      var next = Patiently.call(() -> page(present)).getNextPageToken();
      if (next.isEmpty()) {
        return page;
      }
      page = next;
    }
  }

  private Actor anyActor() {
    return actors.get(random.nextInt(actors.size()));
  }

  private int anyNetwork() {
    return 1 + random.nextInt(site.population().networks());
  }

  /** Nodes come in turns: those of a network have the same remainder. */
  private int anyNodeOf(int network) {
    var population = site.population();
    int turns = population.nodes() / population.networks();
    return network - 1 + population.networks() * (1 + random.nextInt(turns - 1));
  }

  /** Into a network, and out again. */
  private final class Joining implements Probe {
    private Actor actor = actors.getFirst();
    private String network = "";

    @Override
    public void call() {
      actor.join(network);
    }

    @Override
    public void prepare() {
      actor = anyActor();
      int other = anyNetwork();
      network =
          Filled.network(
              other == actor.network() ? 1 + other % site.population().networks() : other);
    }

    @Override
    public void undo() {
      actor.leave(network);
    }
  }
}
