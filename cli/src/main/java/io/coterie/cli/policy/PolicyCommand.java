package io.coterie.cli.policy;

import io.coterie.cli.command.CommandGroup;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import picocli.CommandLine.Command;

/** Policies. */
@Command(
    name = "policy",
    description = {
      "Who may reach whom inside a network, on which ports.",
      "A network without a policy lets every member reach every other. One with a policy denies what none of its rules allows; a rule that denies beats those that allow.",
      "from and to are tag:NAME, role:ROLE, node:ID, host:NAME or \"*\", or a list of these; ports are 80, 8000-8100, \"*\" or a list. Tests are optional; a policy whose tests fail is not stored."
    },
    footer = {
      "Example, with a policy in YAML (JSON will do, too):",
      "  cat policy.yaml",
      "    rules:",
      "      - {name: web, action: allow, from: tag:frontend, to: tag:api, ports: [80, 443]}",
      "    tests:",
      "      - {from: tag:frontend, to: tag:api, port: 443, expect: allow}",
      "      - {from: tag:frontend, to: tag:api, port: 22, expect: deny}",
      "  coterie policy test policy.yaml",
      "  coterie policy set policy.yaml"
    })
public final class PolicyCommand extends CommandGroup {
  @Override
  public List<Entry<String, Class<?>>> commands() {
    return List.of(
        Map.entry("get", PolicyGet.class),
        Map.entry("set", PolicySet.class),
        Map.entry("test", PolicyTest.class),
        Map.entry("diff", PolicyDiff.class),
        Map.entry("explain", PolicyExplain.class),
        Map.entry("versions", PolicyVersions.class),
        Map.entry("rm", PolicyRm.class));
  }
}
