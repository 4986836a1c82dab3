package io.coterie.standalone.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.AnnotationsProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import java.net.URLEncoder;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests of HTTP/1.1 to the paths of the JSON mapping, spoiled in path, query, body or head. */
final class JsonRequests {
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
  private static final List<String> VERBS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json; charset=utf-16",
          "text/plain",
          "application/x-protobuf",
          "x");
  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "1e999",
          "\"\\ud800\"",
          "{\"a\":{\"a\":{}}}",
          "{\"name\":1,\"name\":2}",
          "NaN");
  private static final int DEEPEST = 5_000;

  private final World world;
  private final Random random;
  private final Spoiler spoiler;

  JsonRequests(World world, Random random) {
    this.world = world;
    this.random = random;
    this.spoiler = new Spoiler(random);
  }

  byte[] next() {
    var method = world.anyMethod(random);
    var rule = method.getOptions().getExtension(AnnotationsProto.http);
    var verb =
        switch (rule.getPatternCase()) {
          case GET -> "GET";
          case PUT -> "PUT";
          case DELETE -> "DELETE";
          case PATCH -> "PATCH";
          case POST, CUSTOM, PATTERN_NOT_SET -> "POST";
        };
    var template =
        rule.getGet() + rule.getPut() + rule.getDelete() + rule.getPatch() + rule.getPost();
    var json = json(new Requests(world, random).next(method));
    var body = random.nextInt(4) == 0 ? oddBody(json) : json.getBytes(UTF_8);
    var head =
        "%s %s HTTP/1.1\r\nhost: hub\r\nconnection: close\r\ncontent-type: %s\r\ncontent-length: %d\r\n%s\r\n"
            .formatted(
                random.nextInt(15) == 0 ? VERBS.get(random.nextInt(VERBS.size())) : verb,
                path(template),
                random.nextInt(10) == 0
                    ? TYPES.get(random.nextInt(TYPES.size()))
                    : TYPES.getFirst(),
                random.nextInt(30) == 0 ? random.nextInt() : body.length,
                authorization())
            .getBytes(ISO_8859_1);
    return Spoiler.joined(random.nextInt(20) == 0 ? spoiler.flip(head) : head, body);
  }

  private String path(String template) {
    var path =
        VARIABLE
            .matcher(template.isEmpty() ? "/v1/nothing" : template)
            .replaceAll(variable -> Matcher.quoteReplacement(word(variable.group())));
    for (int i = random.nextInt(3); i > 0; i--) {
      var name =
          List.of("pageSize", "page_token", "kind", "force", "a.b.c", "").get(random.nextInt(6));
      path += (path.contains("?") ? "&" : "?") + name + "=" + word("");
    }
    return random.nextInt(10) == 0
        ? path + List.of("//", "/../..", ":verb", "%", "%zz", "#").get(random.nextInt(6))
        : path;
  }

  /** A word of the vocabulary, mostly as a path can carry it. */
  private String word(String variable) {
    var known = world.named().get(variable.replaceAll("[{}=*]", ""));
    var word =
        known != null && random.nextBoolean() ? known.toString() : world.words().text(random);
    var brief = word.substring(0, Math.min(word.length(), 200));
    return random.nextInt(8) == 0
        ? brief.replaceAll("[\r\n ]", "")
        : URLEncoder.encode(brief, UTF_8);
  }

  private byte[] oddBody(String json) {
    return switch (random.nextInt(4)) {
      case 0 -> BODIES.get(random.nextInt(BODIES.size())).getBytes(UTF_8);
      case 1 -> spoiler.flip(json.getBytes(UTF_8));
      case 2 -> spoiler.splice(json.getBytes(UTF_8));
      default -> "{\"a\":".repeat(random.nextInt(DEEPEST)).getBytes(UTF_8);
    };
  }

  private String authorization() {
    var value = world.authorization(random);
    return value.isEmpty()
        ? ""
        : "authorization: "
            + value.substring(0, Math.min(value.length(), 500)).replaceAll("[^ -~]", "?")
            + "\r\n";
  }

  private static String json(com.google.protobuf.Message message) {
    try {
      return JsonFormat.printer()
          .usingTypeRegistry(TypeRegistry.getEmptyTypeRegistry())
          .print(message);
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return "{}"; // times that JSON has no form for
    }
  }
}
