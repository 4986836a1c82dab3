package io.coterie.auth.statistics;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.auth.statistics.Statistics.Counts;
import io.coterie.auth.v1.GetStatisticsRequest;
import io.coterie.auth.v1.GetStatisticsResponse;
import io.coterie.auth.v1.StatisticsServiceGrpc;
import io.coterie.platform.call.Call;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** Serves {@code StatisticsService}. */
final class StatisticsRpc extends StatisticsServiceGrpc.StatisticsServiceImplBase {
  static final MethodTable TABLE =
      MethodTable.builder()
          .method(
              StatisticsServiceGrpc.getGetStatisticsMethod(),
              LimitClass.READ,
              Scope.ACCOUNT_READ,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .build();

  private final Statistics statistics;

  @Inject
  StatisticsRpc(Statistics statistics) {
    this.statistics = statistics;
  }

  @Override
  public void getStatistics(
      GetStatisticsRequest request, StreamObserver<GetStatisticsResponse> out) {
    reply(out, response(statistics.count(Call.current().caller())));
  }

  private static GetStatisticsResponse response(Counts counts) {
    return GetStatisticsResponse.newBuilder()
        .setAccounts(counts.accounts().all())
        .setDisabledAccounts(counts.accounts().disabled())
        .setSessions(counts.tokens().sessions())
        .setTokens(counts.tokens().others())
        .setNodes(counts.nodes().nodes())
        .setOnlineNodes(counts.nodes().online())
        .setNetworks(counts.networks().networks())
        .setPublicNetworks(counts.networks().publicNetworks())
        .setMemberships(counts.networks().memberships())
        .build();
  }
}
