package io.coterie.cli.token;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** Credentials of one's own. */
@Command(
    name = "token",
    description = "Your tokens: what programs show to act as you.",
    footer = {"Example:", "  coterie token create --name ci --expires 30d"})
public final class TokenCommand extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("create", TokenCreate.class),
        Map.entry("ls", TokenLs.class),
        Map.entry("rotate", TokenRotate.class),
        Map.entry("revoke", TokenRevoke.class));
  }
}
