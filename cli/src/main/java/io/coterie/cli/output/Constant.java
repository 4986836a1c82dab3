package io.coterie.cli.output;

import com.google.common.base.CaseFormat;
import com.google.protobuf.ProtocolMessageEnum;
import java.util.Locale;

/**
 * Constants of the contracts as people write them: {@code TOKEN_KIND_NODE_SESSION} is node-session.
 */
public final class Constant {
  private Constant() {}

  public static <E extends Enum<E> & ProtocolMessageEnum> String word(E constant) {
    String type = constant.getDescriptorForType().getName();
    String prefix = CaseFormat.UPPER_CAMEL.to(CaseFormat.UPPER_UNDERSCORE, type) + "_";
    String name = constant.name();
    String own = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return own.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
