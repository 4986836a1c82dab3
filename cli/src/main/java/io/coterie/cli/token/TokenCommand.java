package io.coterie.cli.token;

import io.coterie.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** Credentials of one's own. */
@Command(
    name = "token",
    description = "Your tokens: what programs show to act as you.",
    footer = {"Example:", "  coterie token create --name ci --expires 30d"},
    subcommands = {TokenCreate.class, TokenLs.class, TokenRevoke.class})
public final class TokenCommand extends CommandGroup {}
