package io.coterie.cli.node;

import io.coterie.access.v1.Protocol;
import io.coterie.cli.agent.Millis;
import io.coterie.cli.agent.Paths;
import io.coterie.cli.policy.Ports;
import io.coterie.network.v1.CheckAccessRequest;
import io.coterie.network.v1.ExplainAccessRequest;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import io.coterie.sdk.ApiFailure;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out what is between this node and another one. */
final class PeerExamination {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LOOKS = 20;
  private static final int LOOK_MILLISECONDS = 250;

  private final Acting acting;
  private final Findings findings;
  private final String target;
  private final int port;

  /**
   * An examination.
   *
   * @param port 0: any
   */
  PeerExamination(Acting acting, Findings findings, String target, int port) {
    this.acting = acting;
    this.findings = findings;
    this.target = target;
    this.port = port;
  }

  void run() throws InterruptedException {
    var resolved = resolve();
    if (resolved.isEmpty()) {
      findings.problem(
          "access",
          "there is no node %s that node %s may reach%s"
              .formatted(target, acting.name(), explained(target)),
          "check the name with: coterie resolve %s; share a network, ask for trust, or change the policy"
              .formatted(target));
      return;
    }
    access(resolved.get());
    if (resolved.get().getPresence() != Presence.PRESENCE_ONLINE) {
      findings.problem(
          "presence",
          target + " is offline",
          "start it, where its key is, with: coterie node start NAME");
      return;
    }
    findings.ok(
        "presence", "%s is online, at home at relay %s".formatted(target, relay(resolved.get())));
    path(resolved.get().getNode());
  }

  private Optional<ResolveResponse> resolve() {
    try {
      return Optional.of(
          acting
              .session()
              .client()
              .resolver()
              .resolve(ResolveRequest.newBuilder().setTarget(target).build()));
    } catch (StatusRuntimeException e) {
      if (ApiFailure.of(e).is("NODE_NOT_FOUND")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void access(ResolveResponse resolved) {
    String by =
        resolved.getNetwork().isEmpty() ? "trust, or because it is public" : resolved.getNetwork();
    String ports = Ports.text(resolved.getPortsList());
    boolean allowed =
        acting
            .session()
            .client()
            .access()
            .checkAccess(
                CheckAccessRequest.newBuilder()
                    .setSourceNode(acting.node().id())
                    .setTargetNode(resolved.getNode())
                    .setNetwork(resolved.getNetwork())
                    .setPort(port)
                    .setProtocol(Protocol.PROTOCOL_STREAM)
                    .build())
            .getAllowed();
    if (allowed) {
      findings.ok("access", "allowed on ports %s, by %s".formatted(ports, by));
    } else {
      findings.problem(
          "access",
          "%s: it may be reached on ports %s only%s"
              .formatted(
                  port == 0 ? "no streams are allowed" : "port %d is not allowed".formatted(port),
                  ports,
                  explained(resolved.getNode())),
          "change the network's policy; see: coterie policy get");
    }
  }

  /** Which rules decide, if whoever is logged in here may know; else nothing. */
  private String explained(String node) {
    if (port == 0 || acting.hub().anybody().credential().isEmpty()) {
      return "";
    }
    try {
      var network = acting.hub().activeNetwork();
      if (network.isEmpty()) {
        return "";
      }
      var request =
          ExplainAccessRequest.newBuilder()
              .setNetwork(network.get())
              .setSource(PrincipalRef.newBuilder().setNode(acting.node().id()))
              .setTarget(node)
              .setPort(port)
              .setProtocol(Protocol.PROTOCOL_STREAM)
              .build();
      return " (" + acting.hub().client().policies().explainAccess(request).getSummary() + ")";
    } catch (StatusRuntimeException _) {
      return ""; // that network has nothing to do with the two
    }
  }

  private void path(String node) throws InterruptedException {
    var agent = acting.agent();
    try {
      var took = agent.ping(target, PATIENCE);
      var path = Paths.to(agent, node);
      for (int i = 0; i < LOOKS && path.filter(p -> p.direct().isEmpty()).isPresent(); i++) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
        took = agent.ping(target, PATIENCE); // paths are looked for while packets go
        path = Paths.to(agent, node);
      }
      var way = path.map(Paths::text).orElse("in a way that is gone again");
      if (path.flatMap(p -> p.direct()).isPresent()) {
        findings.ok("path", "%s answers in %s, %s".formatted(target, Millis.text(took), way));
      } else {
        findings.note(
            "path",
            "%s answers in %s, %s; no direct path was found"
                .formatted(target, Millis.text(took), way),
            "it works like this; for a direct path, one of the two needs UDP from outside: see its"
                + " coterie node doctor");
      }
    } catch (IOException _) {
      findings.problem(
          "path",
          "%s does not answer, though the hub takes it for online".formatted(target),
          "run coterie node doctor there; its agent may be stopped, or cut off from its relay");
    }
  }

  private static String relay(ResolveResponse resolved) {
    return resolved.getHomeRelay().isEmpty() ? "none" : resolved.getHomeRelay();
  }
}
