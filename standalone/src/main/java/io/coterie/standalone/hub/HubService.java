package io.coterie.standalone.hub;

import com.google.inject.Module;
import io.coterie.auth.AuthService;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.AuditServiceGrpc;
import io.coterie.auth.v1.PlanServiceGrpc;
import io.coterie.auth.v1.StatisticsServiceGrpc;
import io.coterie.auth.v1.TokenServiceGrpc;
import io.coterie.network.NetworkService;
import io.coterie.network.v1.AccessServiceGrpc;
import io.coterie.network.v1.InviteServiceGrpc;
import io.coterie.network.v1.MemberServiceGrpc;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.PolicyServiceGrpc;
import io.coterie.platform.identity.ServiceName;
import io.coterie.registry.RegistryService;
import io.coterie.registry.v1.RegistryServiceGrpc;
import io.coterie.registry.v1.ResolveServiceGrpc;
import io.coterie.registry.v1.TrustServiceGrpc;
import io.coterie.relay.service.RelayService;
import io.coterie.relay.v1.RelayServiceGrpc;
import io.grpc.ServiceDescriptor;
import java.util.List;

/**
 * A service of the hub.
 *
 * @param modules what it is made of, but for what the hub binds around it
 * @param publicServices what the edge shows of it
 */
public record HubService(
    ServiceName name, List<Module> modules, List<ServiceDescriptor> publicServices) {
  public HubService {
    modules = List.copyOf(modules);
    publicServices = List.copyOf(publicServices);
  }

  /** All of them, in the order they start. */
  public static List<HubService> all() {
    return List.of(
        new HubService(
            ServiceName.AUTH,
            AuthService.modules(),
            List.of(
                AccountServiceGrpc.getServiceDescriptor(),
                TokenServiceGrpc.getServiceDescriptor(),
                PlanServiceGrpc.getServiceDescriptor(),
                StatisticsServiceGrpc.getServiceDescriptor(),
                AuditServiceGrpc.getServiceDescriptor())),
        new HubService(
            ServiceName.REGISTRY,
            RegistryService.modules(),
            List.of(
                RegistryServiceGrpc.getServiceDescriptor(),
                ResolveServiceGrpc.getServiceDescriptor(),
                RelayServiceGrpc.getServiceDescriptor(),
                TrustServiceGrpc.getServiceDescriptor())),
        new HubService(
            ServiceName.NETWORK,
            NetworkService.modules(),
            List.of(
                NetworkServiceGrpc.getServiceDescriptor(),
                MemberServiceGrpc.getServiceDescriptor(),
                InviteServiceGrpc.getServiceDescriptor(),
                AccessServiceGrpc.getServiceDescriptor(),
                PolicyServiceGrpc.getServiceDescriptor())),
        // its one public method is of a service that the registry shows
        new HubService(ServiceName.RELAY, RelayService.modules(), List.of()));
  }
}
