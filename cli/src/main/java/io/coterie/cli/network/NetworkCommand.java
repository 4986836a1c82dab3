package io.coterie.cli.network;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** Networks. */
@Command(
    name = "network",
    description = {
      "Networks, their members and invites.",
      "A network is named by its name, owner/name, number or id; where none is named, the active one is meant (or COTERIE_NETWORK)."
    },
    footer = {
      "Example:",
      "  coterie network create dev --description \"Team dev\"",
      "  coterie network ls"
    })
public final class NetworkCommand extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("create", NetworkCreate.class),
        Map.entry("use", NetworkUse.class),
        Map.entry("info", NetworkInfo.class),
        Map.entry("ls", NetworkLs.class),
        Map.entry("update", NetworkUpdate.class),
        Map.entry("rename", NetworkRename.class),
        Map.entry("delete", NetworkDelete.class),
        Map.entry("transfer", NetworkTransfer.class),
        Map.entry("watch", NetworkWatch.class),
        Map.entry("join", NetworkJoin.class),
        Map.entry("leave", NetworkLeave.class),
        Map.entry("members", NetworkMembers.class),
        Map.entry("role", NetworkRole.class),
        Map.entry("tag", NetworkTag.class),
        Map.entry("remove", NetworkRemove.class),
        Map.entry("unblock", NetworkUnblock.class),
        Map.entry("add-node", NetworkAddNode.class),
        Map.entry("remove-node", NetworkRemoveNode.class),
        Map.entry("invite", NetworkInvite.class),
        Map.entry("invites", NetworkInvites.class),
        Map.entry("revoke-invite", NetworkRevokeInvite.class),
        Map.entry("vouch", NetworkVouch.class),
        Map.entry("inbox", NetworkInbox.class),
        Map.entry("accept", NetworkAccept.class),
        Map.entry("decline", NetworkDecline.class),
        Map.entry("request", NetworkRequest.class),
        Map.entry("requests", NetworkRequests.class),
        Map.entry("approve", NetworkApprove.class),
        Map.entry("decline-request", NetworkDeclineRequest.class));
  }
}
