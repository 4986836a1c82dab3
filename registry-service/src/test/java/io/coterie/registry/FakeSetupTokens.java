package io.coterie.registry;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.coterie.auth.v1.SetupOptions;
import io.coterie.auth.v1.SetupTokenServiceGrpc.SetupTokenServiceImplBase;
import io.coterie.auth.v1.UseSetupTokenRequest;
import io.coterie.auth.v1.UseSetupTokenResponse;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** auth-service's setup tokens, as far as registry-service uses them. */
final class FakeSetupTokens extends SetupTokenServiceImplBase {
  private record Made(Caller.SetupCaller caller, SetupOptions options) {}

  private final Map<String, Made> tokens = new ConcurrentHashMap<>();
  private final Map<String, ByteString> used = new ConcurrentHashMap<>();

  /** A token of an account's for a network; the caller that holds it. */
  Caller.SetupCaller make(
      Caller.AccountCaller maker, FakeNetworkService.Network network, SetupOptions options) {
    var binding = Callers.in(network.id(), maker).network().orElseThrow();
    var caller = new Caller.SetupCaller(TokenId.random(), maker.account(), binding);
    tokens.put(caller.token().text(), new Made(caller, options));
    return caller;
  }

  void revoke(Caller.SetupCaller token) {
    tokens.remove(token.token().text());
  }

  /** The key that used a token up. */
  boolean isUsed(Caller.SetupCaller token) {
    return used.containsKey(token.token().text());
  }

  @Override
  public void useSetupToken(
      UseSetupTokenRequest request, StreamObserver<UseSetupTokenResponse> out) {
    var made = tokens.get(request.getToken());
    if (made == null) {
      out.onError(refusal(Code.UNAUTHENTICATED, "CREDENTIAL_INVALID"));
      return;
    }
    if (!made.options().getReusable()) {
      var first = used.putIfAbsent(request.getToken(), request.getPublicKey());
      if (first != null && !first.equals(request.getPublicKey())) {
        out.onError(refusal(Code.FAILED_PRECONDITION, "SETUP_TOKEN_USED"));
        return;
      }
    }
    out.onNext(
        UseSetupTokenResponse.newBuilder()
            .setAccount(made.caller().account().text())
            .setNetwork(made.caller().binding().network().text())
            .setIncarnation(made.caller().binding().incarnation().text())
            .setSetup(made.options())
            .build());
    out.onCompleted();
  }

  private static StatusRuntimeException refusal(Code code, String reason) {
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(code.getNumber())
            .setMessage("auth-service says no")
            .addDetails(
                Any.pack(ErrorInfo.newBuilder().setDomain("coterie").setReason(reason).build()))
            .build());
  }
}
