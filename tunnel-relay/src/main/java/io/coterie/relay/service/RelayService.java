package io.coterie.relay.service;

import com.google.inject.Module;
import io.coterie.platform.rpc.RpcModule;
import java.util.List;

/** What a relay is made of. */
public final class RelayService {
  private RelayService() {}

  /**
   * The whole service, but for what is around it: {@code Clock}, {@code ClusterSecret}, {@code
   * Listen}, {@code Peers}, telemetry.
   */
  public static List<Module> modules() {
    return List.of(new RelayModule(), new RpcModule(), new CallersModule());
  }
}
