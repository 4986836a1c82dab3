package io.coterie.cli.network;

import io.coterie.cli.command.CommandGroup;
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
    },
    subcommands = {
      NetworkCreate.class,
      NetworkUse.class,
      NetworkInfo.class,
      NetworkLs.class,
      NetworkUpdate.class,
      NetworkRename.class,
      NetworkDelete.class,
      NetworkTransfer.class,
      NetworkWatch.class,
      NetworkJoin.class,
      NetworkLeave.class,
      NetworkMembers.class,
      NetworkRole.class,
      NetworkRemove.class,
      NetworkUnblock.class,
      NetworkAddNode.class,
      NetworkRemoveNode.class,
      NetworkInvite.class,
      NetworkInvites.class,
      NetworkRevokeInvite.class,
      NetworkVouch.class,
      NetworkInbox.class,
      NetworkAccept.class,
      NetworkDecline.class
    })
public final class NetworkCommand extends CommandGroup {}
