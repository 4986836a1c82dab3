package io.coterie.relay.service;

import com.google.inject.Module;
import io.coterie.platform.rpc.RpcModule;
import java.util.List;

/** What a relay is made of. */
public final class RelayService {
  private RelayService() {}

  /**
   * The relay of a hub, whose edge leads tunnels to it: the whole service, but for what is around
   * it: {@code Clock}, {@code ClusterSecret}, {@code Listen}, {@code Peers}, telemetry.
   */
  public static List<Module> modules() {
    return modules(true);
  }

  /** Likewise for a relay that nodes reach by UDP only, since no edge knows it. */
  public static List<Module> standingAlone() {
    return modules(false);
  }

  private static List<Module> modules(boolean behindEdge) {
    return List.of(new RelayModule(behindEdge), new RpcModule(), new CallersModule());
  }
}
