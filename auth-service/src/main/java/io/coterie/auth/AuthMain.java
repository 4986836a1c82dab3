package io.coterie.auth;

import com.google.inject.Module;
import io.coterie.platform.boot.Application;
import io.coterie.platform.boot.SystemClockModule;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.ClusterModule;
import io.coterie.platform.telemetry.TelemetryModule;
import java.util.ArrayList;

/** auth-service as a process of its own. */
public final class AuthMain {
  private AuthMain() {}

  public static void main(String[] args) {
    var name = ServiceName.AUTH;
    var modules = new ArrayList<>(AuthService.modules());
    modules.add(new SystemClockModule());
    modules.add(new ClusterModule(name));
    modules.add(new TelemetryModule(name.text()));
    Application.main(name.text(), args, modules.toArray(Module[]::new));
  }
}
