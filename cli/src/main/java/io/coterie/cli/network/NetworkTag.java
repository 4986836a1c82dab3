package io.coterie.cli.network;

import com.google.protobuf.FieldMask;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Principals;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.network.v1.UpdateMemberResponse;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a member its tags. */
@Command(
    name = "tag",
    description =
        "Gives a member tags, instead of those it has, for policies to speak of. For owner and admin.",
    footer = {
      "Example:",
      "  ${COMMAND-FULL-NAME} worker frontend eu --node",
      "  ${COMMAND-FULL-NAME} bob --clear"
    })
public final class NetworkTag extends HubCommand {
  @Parameters(
      index = "0",
      paramLabel = "MEMBER",
      description = "Who: an account by name or id, a node by number or id.")
  private String member = "";

  @Parameters(
      index = "1..*",
      arity = "0..10",
      paramLabel = "TAG",
      description = "Its tags: 1 to 32 lower-case letters, digits, _ and -; 10 at most.")
  private List<String> tags = List.of();

  @Option(names = "--clear", description = "It shall have no tags.")
  private boolean clear;

  @Option(names = "--node", description = "MEMBER is a node's hostname.")
  private boolean node;

  @Mixin private NetworkOption network = new NetworkOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  NetworkTag(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    if (tags.isEmpty() != clear) {
      throw new ParameterException(spec.commandLine(), "say which tags, or --clear");
    }
    UpdateMemberResponse reply =
        hub.client()
            .members()
            .updateMember(
                UpdateMemberRequest.newBuilder()
                    .setNetwork(network.of(hub))
                    .setMember(Principals.of(member, node))
                    .addAllTags(tags)
                    .setUpdateMask(FieldMask.newBuilder().addPaths("tags"))
                    .setRequestId(hub.requestId())
                    .build());
    List<String> now = reply.getMember().getTagsList();
    return Reply.of(
        reply,
        now.isEmpty()
            ? member + " has no tags now."
            : "%s is tagged %s now.".formatted(member, String.join(", ", now)));
  }
}
