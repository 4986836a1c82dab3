package io.coterie.network;

import com.google.inject.Module;
import io.coterie.platform.boot.Application;
import io.coterie.platform.boot.SystemClockModule;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.ClusterModule;
import io.coterie.platform.telemetry.TelemetryModule;
import java.util.ArrayList;

/** network-service as a process of its own. */
public final class NetworkMain {
  private NetworkMain() {}

  public static void main(String[] args) {
    var self = ServiceName.NETWORK;
    var modules = new ArrayList<>(NetworkService.modules());
    modules.add(new SystemClockModule());
    modules.add(new ClusterModule(self));
    modules.add(new TelemetryModule(self.text()));
    Application.main(self.text(), args, modules.toArray(Module[]::new));
  }
}
