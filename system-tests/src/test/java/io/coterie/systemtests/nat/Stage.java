package io.coterie.systemtests.nat;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.systemtests.agent.SiteAgent;
import io.coterie.systemtests.hub.HubProcess;
import io.coterie.systemtests.lab.Internet;
import io.coterie.systemtests.lab.Nat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A hub, and agents of one network at sites behind NATs. Not thread-safe. */
final class Stage implements AutoCloseable {
  private final Path folder;
  private final Internet internet;
  private final HubProcess hub;
  private final String network;
  private final List<SiteAgent> agents = new ArrayList<>();

  private Stage(Path folder, Internet internet, HubProcess hub, String network) {
    this.folder = folder;
    this.internet = internet;
    this.hub = hub;
    this.network = network;
  }

  /**
   * Builds one with nobody on it yet.
   *
   * @param folder for what the hub keeps, and all say
   */
  static Stage build(Path folder) throws IOException {
    var internet = new Internet();
    boolean built = false;
    try {
      var hub = HubProcess.start(internet, folder);
      var stage = new Stage(folder, internet, hub, hub.network());
      built = true;
      return stage;
    } finally {
      if (!built) {
        internet.close();
      }
    }
  }

  HubProcess hub() {
    return hub;
  }

  /** Another agent, at a site of its own. It comes up meanwhile. */
  SiteAgent agent(Nat nat) throws IOException {
    var log = folder.resolve(agents.size() + 1 + "-" + nat + ".err");
    var agent = SiteAgent.start(internet.site(nat), hub.url(), network, log);
    agents.add(agent);
    return agent;
  }

  /** Waits until all can be found that have a relay to be found at. */
  void awaitAll() {
    for (var agent : agents) {
      if (agent.site().nat() == Nat.UDP_BLOCKED) {
        assertThat(agent.node()).isNotEmpty();
      } else {
        assertThat(agent.present()).as("agent behind %s is present", agent.site().nat()).isTrue();
      }
    }
  }

  @Override
  public void close() {
    agents.forEach(SiteAgent::close);
    hub.close();
    internet.close();
  }
}
