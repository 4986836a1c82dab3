package io.coterie.platform.boot;

import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A service can't start for a reason that the operator can put right; shown as one line without a
 * stack trace.
 */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param problem what is wrong, such as {@code port 9000 is taken}
   * @param remedy what to do, such as {@code stop the other program or set server.port}
   */
  public StartFailure(String problem, String remedy) {
    this(problem, remedy, null);
  }

  public StartFailure(String problem, String remedy, @Nullable Throwable cause) {
    super(problem + ": " + remedy, cause);
  }

  /**
   * An address that can't be listened on.
   *
   * @param setting the key or flag that sets the address, such as {@code server.port}
   */
  public static StartFailure cannotListen(SocketAddress address, String setting, Throwable cause) {
    return new StartFailure(
        "can't listen on " + text(address) + " (" + reason(cause) + ")",
        "stop the program that has it, or choose another with " + setting,
        cause);
  }

  private static String text(SocketAddress address) {
    var text = address.toString();
    return text.substring(text.indexOf('/') + 1);
  }

  private static String reason(Throwable cause) {
    for (@Nullable Throwable at = cause; at != null; at = at.getCause()) {
      if (String.valueOf(at.getMessage()).contains("in use")) {
        return "it is taken";
      }
    }
    return String.valueOf(cause.getMessage());
  }
}
