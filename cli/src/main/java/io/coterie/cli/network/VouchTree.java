package io.coterie.cli.network;

import io.coterie.cli.output.Table;
import io.coterie.network.v1.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Members below those who vouched for them. Those whom nobody in the network vouched for stand at
 * the left. Who came back may be vouched for by somebody it once vouched for itself: such a ring
 * begins with its first member, and everybody is shown once.
 *
 * @param lines branches are drawn as lines, else in plain characters
 */
record VouchTree(List<Member> members, boolean lines) {
  @Override
  public String toString() {
    var text = new ArrayList<String>();
    var shown = new HashSet<String>();
    var present = new HashSet<String>();
    members.forEach(m -> present.add(id(m)));
    members.stream()
        .filter(m -> !present.contains(m.getVouchedBy()))
        .forEach(root -> add(root, "", "", text, shown));
    members.forEach(rest -> add(rest, "", "", text, shown));
    return String.join("\n", text);
  }

  private void add(
      Member member, String first, String below, List<String> text, Set<String> shown) {
    if (!shown.add(id(member))) {
      return;
    }
    text.add(first + line(member));
    List<Member> vouched =
        members.stream()
            .filter(m -> m.getVouchedBy().equals(id(member)) && !shown.contains(id(m)))
            .toList();
    for (Member next : vouched) {
      boolean last = next.equals(vouched.getLast());
      add(
          next,
          below + (last ? branch("└─ ", "`- ") : branch("├─ ", "|- ")),
          below + (last ? "   " : branch("│  ", "|  ")),
          text,
          shown);
    }
  }

  private String branch(String line, String plain) {
    return lines ? line : plain;
  }

  private String line(Member member) {
    String name = member.getName().isEmpty() ? id(member) : Table.printable(member.getName());
    String gone =
        !member.getVouchedBy().isEmpty()
                && members.stream().noneMatch(m -> id(m).equals(member.getVouchedBy()))
            ? "  (" + member.getVouchedBy() + ", who vouched for it, has left)"
            : "";
    return name + "  " + Words.of(member.getRole()) + (member.hasNode() ? ", node" : "") + gone;
  }

  private static String id(Member member) {
    return member.hasNode() ? member.getNode() : member.getAccount();
  }
}
