package io.coterie.registry;

import com.google.inject.Module;
import io.coterie.platform.boot.Application;
import io.coterie.platform.boot.SystemClockModule;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.ClusterModule;
import io.coterie.platform.telemetry.TelemetryModule;
import java.util.ArrayList;
import java.util.List;

/** registry-service as a process of its own. */
public final class RegistryMain {
  private RegistryMain() {}

  public static void main(String[] args) {
    List<Module> modules = new ArrayList<>(RegistryService.modules());
    modules.add(new SystemClockModule());
    modules.add(new TelemetryModule(ServiceName.REGISTRY.text()));
    modules.add(new ClusterModule(ServiceName.REGISTRY));
    Application.main(ServiceName.REGISTRY.text(), args, modules.toArray(Module[]::new));
  }
}
