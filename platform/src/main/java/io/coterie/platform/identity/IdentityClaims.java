package io.coterie.platform.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller.AccountCaller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.platform.identity.Caller.NodeCaller;
import io.coterie.platform.identity.Caller.OperatorCaller;
import io.coterie.platform.identity.Caller.SetupCaller;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** A caller as JWT claims, and back. */
final class IdentityClaims {
  private static final String OPERATOR = "operator";

  private IdentityClaims() {}

  static JWTClaimsSet.Builder write(Caller caller) {
    var claims = new JWTClaimsSet.Builder().subject(caller.subject());
    caller
        .shownToken()
        .ifPresent(shown -> {
          claims.claim("tok", shown.id().text());
          shown.secret().ifPresent(mark -> claims.claim("sec", mark.text()));
        });
    caller
        .boundNetwork()
        .ifPresent(bound ->
            claims.claim("net", bound.network().text()).claim("inc", bound.incarnation().text()));
    if (!caller.scopes().isAll()) {
      claims.claim("scp", caller.scopes().texts());
    }
    return switch (caller) {
      case AccountCaller account -> claims.claim("adm", account.systemAdmin());
      case NodeCaller node -> {
        node.account().ifPresent(account -> claims.claim("acc", account.text()));
        yield claims;
      }
      case SetupCaller setup -> claims.claim("acc", setup.account().text());
      case OperatorCaller operator -> claims;
      case Caller.ServiceCaller service ->
          throw new IllegalArgumentException("services prove themselves otherwise");
      case Caller.Anonymous anonymous ->
          throw new IllegalArgumentException("nobody has no identity");
    };
  }

  /**
   * Reads a verified identity.
   *
   * @throws ParseException if a claim has the wrong type
   * @throws IllegalArgumentException if a claim is missing or no id
   */
  static Caller read(JWTClaimsSet claims) throws ParseException {
    var token =
        new ShownToken(
            new TokenId(text(claims, "tok")),
            Optional.ofNullable(claims.getStringClaim("sec")).map(SecretMark::new));
    var subject = text(claims, "sub");
    Optional<NetworkBinding> network =
        claims.getClaim("net") == null
            ? Optional.empty()
            : Optional.of(
                new NetworkBinding(
                    new NetworkId(text(claims, "net")), new Incarnation(text(claims, "inc"))));
    if (subject.equals(OPERATOR)) {
      return new OperatorCaller(token);
    }
    if (NodeId.matches(subject)) {
      return new NodeCaller(
          new NodeId(subject),
          Optional.ofNullable(claims.getStringClaim("acc")).map(AccountId::new),
          token,
          network,
          scopes(claims));
    }
    if (TokenId.matches(subject)) {
      return new SetupCaller(
          token,
          new AccountId(text(claims, "acc")),
          network.orElseThrow(() -> new IllegalArgumentException("a setup token has a network")));
    }
    return new AccountCaller(
        new AccountId(subject),
        Boolean.TRUE.equals(claims.getBooleanClaim("adm")),
        token,
        network,
        scopes(claims));
  }

  private static Scopes scopes(JWTClaimsSet claims) throws ParseException {
    List<String> texts = claims.getStringListClaim("scp");
    return texts == null ? Scopes.ALL : Scopes.ofTexts(texts);
  }

  private static String text(JWTClaimsSet claims, String name) throws ParseException {
    var value = claims.getStringClaim(name);
    if (value == null) {
      throw new IllegalArgumentException("the claim " + name + " is missing");
    }
    return value;
  }
}
