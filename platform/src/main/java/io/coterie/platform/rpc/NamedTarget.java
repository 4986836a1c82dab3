package io.coterie.platform.rpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import io.coterie.platform.id.NetworkId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request names, for those who read later that it was refused: as it was typed, but for what
 * may be a secret that was put into the wrong field.
 *
 * @param text empty if nothing is named
 * @param network the network, if it is named by its full id
 */
record NamedTarget(String text, Optional<NetworkId> network) {
  static final NamedTarget NONE = new NamedTarget("", Optional.empty());

  /** Where requests name things; the first that is filled in counts. */
  private static final List<String> FIELDS =
      List.of(
          "network",
          "node",
          "account",
          "member",
          "principal",
          "invitee",
          "session",
          "token",
          "invite",
          "join_request",
          "plan",
          "name",
          "target",
          "hostname");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(utok|ntok|atok|stok|nses|inv|rst)_[a-z0-9]{6}|eyJ[a-z0-9_-]{8}|bearer ");

  /** As many characters as a filter may have. */
  private static final int MOST_CHARACTERS = 120;

  static NamedTarget of(Message request) {
    return new NamedTarget(
        first(request, FIELDS).map(NamedTarget::presentable).orElse(""),
        text(request, "network").flatMap(NamedTarget::fullId));
  }

  /** A network as it was typed. */
  static NamedTarget ofNetwork(String typed) {
    return new NamedTarget(presentable(typed), fullId(typed));
  }

  private static Optional<NetworkId> fullId(String typed) {
    return NetworkId.matches(typed) ? Optional.of(new NetworkId(typed)) : Optional.empty();
  }

  private static Optional<String> first(Message message, List<String> names) {
    return names.stream().flatMap(name -> text(message, name).stream()).findFirst();
  }

  private static Optional<String> text(Message message, String name) {
    return Optional.ofNullable(message.getDescriptorForType().findFieldByName(name))
        .filter(field -> !field.isRepeated() && !field.getOptions().getDebugRedact())
        .flatMap(field -> text(message, field))
        .filter(text -> !text.isEmpty());
  }

  private static Optional<String> text(Message message, FieldDescriptor field) {
    if (field.getJavaType() == JavaType.STRING) {
      return Optional.of((String) message.getField(field));
    }
    return field.getJavaType() == JavaType.MESSAGE && message.hasField(field)
        ? first((Message) message.getField(field), List.of("account", "node"))
        : Optional.empty();
  }

  private static String presentable(String typed) {
    if (SECRET.matcher(typed).find()) {
      return "";
    }
    var cut = new StringBuilder();
    Stream.of(typed)
        .flatMap(text -> text.codePoints().boxed())
        .limit(MOST_CHARACTERS)
        .map(character -> Character.isISOControl(character) ? '?' : character)
        .forEach(cut::appendCodePoint);
    return cut.toString();
  }
}
