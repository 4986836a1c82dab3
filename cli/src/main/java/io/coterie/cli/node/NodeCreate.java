package io.coterie.cli.node;

import com.google.gson.JsonObject;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubChoice;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Refusal;
import io.coterie.cli.command.SecretOptions;
import io.coterie.cli.network.EntryTickets;
import io.coterie.cli.network.NodeEntry;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.CliFailure.Details;
import io.coterie.cli.output.Reply;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a node: key, registration, membership, token. */
@Command(
    name = "create",
    description = {
      "Makes a node of yours: makes its key here, registers it, brings it into the active network and makes a token for it there.",
      "Without an active network it is on the backbone only; with --no-backbone it is in its networks only, and ends when it leaves the last of them. Running it again changes nothing that is done, and does what is missing.",
      "With a setup token nothing else is needed, not even a login: the token says whose the node is and which network it is in.",
      "With an invite code neither: the node is yours if you are logged in, else nobody's but its key's."
    },
    footer = {
      "Example:",
      "  coterie node create worker",
      "  coterie node create worker --network frontend --network metrics",
      "  coterie node create worker --no-backbone --network frontend",
      "  coterie node create worker --hub https://hub.example:9000 --setup-token-file token.txt"
    })
final class NodeCreate extends HubCommand {
  @Parameters(
      paramLabel = "NAME",
      converter = NodeName.Converter.class,
      description = "Its name: 1 to 63 lower-case letters, digits and inner hyphens.")
  private NodeName name = new NodeName("node");

  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      description =
          "Bring it into this network; repeat it for more. The first is the one it is at home in (default: the active one).")
  private List<String> networks = List.of();

  @Option(names = "--backbone-only", description = "Bring it into no network.")
  private boolean backboneOnly;

  @Option(
      names = "--no-backbone",
      description =
          "Let it exist in its networks only, found nowhere else; at least one must let it in.")
  private boolean noBackbone;

  @Option(
      names = "--public",
      description = "Let anybody look it up (default: only those who share a network with it).")
  private boolean everybody;

  @Mixin private SecretOptions secret = new SecretOptions();

  @ArgGroup(exclusive = true)
  private Ticket ticket = new Ticket();

  @Spec private CommandSpec spec = CommandSpec.create();

  NodeCreate(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Hub open() throws IOException {
    if (backboneOnly && !networks.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "a node on the backbone only is in no --network");
    }
    if (ticket.given() && (backboneOnly || !networks.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "a setup token or an invite code says itself which network the node is in");
    }
    if (noBackbone && (backboneOnly || everybody)) {
      throw new ParameterException(
          spec.commandLine(), "a node that is not on the backbone is in networks, and private");
    }
    return ticket.isSetupToken()
        ? HubChoice.of(invocation()).open(Optional.of(ticket.read(invocation().environment())))
        : super.open();
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    NodeFolder folder = NodeFolder.of(invocation().environment().folder(), name);
    boolean scoped = noBackbone || folder.node().filter(n -> !n.isOnBackbone()).isPresent();
    var registration = new NodeRegistration(hub, folder, everybody, scoped);
    if (ticket.given()) {
      LocalNode node =
          ticket.isSetupToken()
              ? registration.registerBySetupToken()
              : registration.registerByInvite(ticket.read(invocation().environment()));
      return reply(
          folder,
          node,
          "Node %s (%s) is registered and in network %s."
              .formatted(node.called(), name, node.network().orElse("")));
    }
    if (scoped) {
      return scoped(hub, folder, registration);
    }
    LocalNode node = registration.register();
    List<String> targets = targets(hub, Optional.of(node));
    if (targets.isEmpty()) {
      return reply(
          folder,
          node,
          "Node %s (%s) is registered, on the backbone only.".formatted(node.called(), name));
    }
    return enrolled(hub, folder, node, targets);
  }

  /** In its networks from the beginning, since there is nowhere else for it to be. */
  private Reply scoped(Hub hub, NodeFolder folder, NodeRegistration registration)
      throws IOException {
    Optional<LocalNode> known = folder.node();
    List<String> targets = targets(hub, known);
    if (targets.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "a node that is not on the backbone needs a --network");
    }
    var tickets = new EntryTickets(hub, invocation().environment(), secret);
    LocalNode node = registration.register(tickets.of(targets, known.map(LocalNode::id)));
    return enrolled(hub, folder, node, targets);
  }

  private List<String> targets(Hub hub, Optional<LocalNode> node) {
    if (backboneOnly || !networks.isEmpty()) {
      return networks;
    }
    return node.flatMap(LocalNode::network).or(hub::activeNetwork).stream().toList();
  }

  private Reply enrolled(Hub hub, NodeFolder folder, LocalNode node, List<String> targets)
      throws IOException {
    try {
      var enrolment =
          new NodeEnrolment(hub, folder, new NodeEntry(hub, invocation().environment(), secret));
      NodeEnrolment.Enrolled enrolled = enrolment.enrol(node, targets.getFirst());
      var text = new StringBuilder(enrolled.text());
      for (String more : targets.subList(1, targets.size())) {
        text.append('\n').append(enrolment.enter(node, more));
      }
      return reply(folder, enrolled.node(), text.toString());
    } catch (StatusRuntimeException e) {
      throw partly(node, Refusal.explain(e, hub.address()).details());
    } catch (CliFailure e) {
      throw partly(node, e.details());
    }
  }

  private CliFailure partly(LocalNode node, Details rest) {
    String again = "then run again: coterie node create " + name;
    return new CliFailure(
        new Details(
            rest.code(),
            rest.reason(),
            "node %s (%s) is registered and its key is kept, but it is not in every network: %s"
                .formatted(node.called(), name, rest.message()),
            Optional.of(rest.hint().map(h -> h + "; " + again).orElse(again)),
            rest.metadata(),
            rest.violations()));
  }

  private Reply reply(NodeFolder folder, LocalNode node, String what) {
    var data = new JsonObject();
    data.addProperty("name", name.text());
    data.addProperty("node", node.id());
    data.addProperty("number", Long.parseLong(node.number()));
    node.network().ifPresent(n -> data.addProperty("network", n));
    data.addProperty("folder", folder.path().toString());
    return Reply.local(
        data,
        "%s\nIts key is in %s; start it with: coterie node start %s"
            .formatted(what, folder.path(), name));
  }
}
