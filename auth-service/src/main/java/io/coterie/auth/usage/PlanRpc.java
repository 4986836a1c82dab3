package io.coterie.auth.usage;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.auth.account.AccountChanges;
import io.coterie.auth.plan.PlanName;
import io.coterie.auth.plan.PlanProto;
import io.coterie.auth.plan.Plans;
import io.coterie.auth.v1.AssignPlanRequest;
import io.coterie.auth.v1.AssignPlanResponse;
import io.coterie.auth.v1.GetUsageRequest;
import io.coterie.auth.v1.GetUsageResponse;
import io.coterie.auth.v1.ListPlansRequest;
import io.coterie.auth.v1.ListPlansResponse;
import io.coterie.auth.v1.PlanServiceGrpc;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.auth.v1.UpsertPlanResponse;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** Serves {@code PlanService}. */
final class PlanRpc extends PlanServiceGrpc.PlanServiceImplBase {
  static final MethodTable TABLE =
      MethodTable.builder()
          .method(
              PlanServiceGrpc.getGetUsageMethod(),
              LimitClass.READ,
              Scope.ACCOUNT_READ,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .method(
              PlanServiceGrpc.getListPlansMethod(),
              LimitClass.READ,
              Scope.ACCOUNT_READ,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .method(
              PlanServiceGrpc.getUpsertPlanMethod(),
              LimitClass.WRITE,
              Scope.ACCOUNT_WRITE,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .method(
              PlanServiceGrpc.getAssignPlanMethod(),
              LimitClass.WRITE,
              Scope.ACCOUNT_WRITE,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .build();

  private final Plans plans;
  private final Usages usages;
  private final AccountChanges accounts;

  @Inject
  PlanRpc(Plans plans, Usages usages, AccountChanges accounts) {
    this.plans = plans;
    this.usages = usages;
    this.accounts = accounts;
  }

  @Override
  public void getUsage(GetUsageRequest request, StreamObserver<GetUsageResponse> out) {
    reply(out, UsageProto.response(usages.of(Call.current().caller(), request.getAccount())));
  }

  @Override
  public void listPlans(ListPlansRequest request, StreamObserver<ListPlansResponse> out) {
    reply(
        out,
        PlanProto.list(plans.page(PageSize.of(request.getPageSize()), request.getPageToken())));
  }

  @Override
  public void upsertPlan(UpsertPlanRequest request, StreamObserver<UpsertPlanResponse> out) {
    reply(
        out, plans.upsert(Call.current().caller(), PlanProto.order(request), PlanProto.upserted()));
  }

  @Override
  public void assignPlan(AssignPlanRequest request, StreamObserver<AssignPlanResponse> out) {
    reply(
        out,
        accounts.assign(
            Call.current().caller(),
            request.getAccount(),
            new PlanName(request.getPlan()),
            Answer.of(
                AssignPlanResponse.getDefaultInstance(),
                account -> AssignPlanResponse.getDefaultInstance())));
  }
}
