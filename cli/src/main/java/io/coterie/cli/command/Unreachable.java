package io.coterie.cli.command;

import com.google.common.base.Throwables;
import io.coterie.cli.output.CliFailure;
import io.coterie.sdk.HubAddress;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Says what is wrong when it was not a hub that answered, or nobody did. */
final class Unreachable {
  private Unreachable() {}

  static CliFailure explain(StatusRuntimeException problem, HubAddress hub) {
    Status status = problem.getStatus();
    List<Throwable> causes = Throwables.getCausalChain(problem);
    String said =
        causes.stream().map(Throwable::toString).reduce("", (all, one) -> all + "\n" + one);
    return switch (status.getCode()) {
      case UNAVAILABLE, UNKNOWN, INTERNAL, UNIMPLEMENTED -> connection(status, causes, said, hub);
      case DEADLINE_EXCEEDED -> timeout(hub);
      case CANCELLED -> new CliFailure(Code.CANCELLED, "INTERRUPTED", "interrupted");
      default ->
          new CliFailure(
              status.getCode(), "UNEXPLAINED", hub + " refused: " + status.getDescription());
    };
  }

  private static CliFailure connection(
      Status status, List<Throwable> causes, String said, HubAddress hub) {
    if (any(causes, ConnectException.class)) {
      String hint =
          hub.loopback()
              ? "start one here with: coterie up"
              : "check the address and that it is up";
      return failure(Code.UNAVAILABLE, "HUB_DOWN", "no hub answers at " + hub, hint);
    }
    if (any(causes, UnknownHostException.class)) {
      return failure(
          Code.UNAVAILABLE,
          "HUB_UNKNOWN",
          "there is no host " + hub.host(),
          "check the address given with --hub");
    }
    if (hub.secure() && any(causes, CertificateException.class)) {
      return failure(
          Code.UNAVAILABLE,
          "HUB_CERTIFICATE",
          "the certificate of " + hub + " is not to be trusted",
          "if it is the hub's own, name it with --ca-cert FILE");
    }
    if (hub.secure()
        && any(causes, SSLException.class)
        && !notHub(status, said.toLowerCase(Locale.ROOT))) {
      return failure(
          Code.UNAVAILABLE,
          "HUB_NOT_TLS",
          hub + " does not speak TLS as a hub does",
          "try http:// if it is meant to be plain");
    }
    PortProbe found = PortProbe.of(hub);
    if (found == PortProbe.TLS) {
      return speaksTls(hub);
    }
    if (found == PortProbe.SOMETHING_ELSE || notHub(status, said.toLowerCase(Locale.ROOT))) {
      return notHub(hub);
    }
    String hint =
        status.getCode() == Code.UNAVAILABLE
            ? "try again; if it stays so, see coterie status"
            : "check that client and hub are of one version";
    return failure(
        status.getCode(),
        "HUB_UNAVAILABLE",
        hub + " does not answer as it should: " + status.getDescription(),
        hint);
  }

  /** Some servers neither understand a call nor hang up: then it is the clock that ends it. */
  private static CliFailure timeout(HubAddress hub) {
    return switch (PortProbe.of(hub)) {
      case TLS -> speaksTls(hub);
      case SOMETHING_ELSE -> notHub(hub);
      case HTTP2, SILENCE ->
          failure(
              Code.DEADLINE_EXCEEDED,
              "HUB_TIMEOUT",
              "no answer from " + hub + " in time",
              "is it a hub? if it is only slow, allow more with --timeout");
    };
  }

  private static CliFailure speaksTls(HubAddress hub) {
    return failure(
        Code.UNAVAILABLE, "HUB_TLS", hub + " speaks TLS", "say https:// instead of http://");
  }

  private static CliFailure notHub(HubAddress hub) {
    return failure(
        Code.UNAVAILABLE,
        "NOT_A_HUB",
        "what answers at " + hub + " is not a Coterie hub",
        "check the address given with --hub");
  }

  private static boolean notHub(Status status, String said) {
    return said.contains("first received frame was not settings")
        || said.contains("http status code")
        || said.contains("invalid content-type")
        || said.contains("unexpected http/1")
        || said.contains("alpn")
        || said.contains("connection reset")
        || said.contains("end of stream or ioexception")
        || status.getCode() == Code.UNKNOWN;
  }

  private static boolean any(List<Throwable> causes, Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  private static CliFailure failure(Code code, String reason, String message, String hint) {
    return new CliFailure(code, reason, message, hint);
  }
}
