package io.coterie.relay.service;

import com.google.inject.Module;
import io.coterie.platform.boot.Application;
import io.coterie.platform.boot.SystemClockModule;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.ClusterModule;
import io.coterie.platform.telemetry.TelemetryModule;
import java.util.ArrayList;
import java.util.List;

/** A relay as a process of its own: docs/relays.md. */
public final class RelayMain {
  private RelayMain() {}

  public static void main(String[] args) {
    List<Module> modules = new ArrayList<>(RelayService.standingAlone());
    modules.add(new SystemClockModule());
    modules.add(new TelemetryModule(ServiceName.RELAY.text()));
    modules.add(new ClusterModule(ServiceName.RELAY));
    Application.main(ServiceName.RELAY.text(), args, modules);
  }
}
