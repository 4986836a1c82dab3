package io.coterie.platform.rpc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodTableTest {
  private static final ServerServiceDefinition ACCOUNTS =
      new AccountServiceGrpc.AccountServiceImplBase() {}.bindService();
  private static final ServerServiceDefinition IDENTITIES =
      new IdentityServiceGrpc.IdentityServiceImplBase() {}.bindService();

  @Test
  void aTableThatCoversWhatIsServedIsAccepted() {
    assertThatCode(() -> ChainFixture.TABLE.check(List.of(ACCOUNTS, IDENTITIES)))
        .doesNotThrowAnyException();
  }

  @Test
  void aMethodWithoutALineIsAFault() {
    var table =
        MethodTable.builder()
            .method(AccountServiceGrpc.getLoginMethod(), LimitClass.LOGIN, CallerKind.ANONYMOUS)
            .build();

    assertThatIllegalStateException()
        .isThrownBy(() -> table.check(List.of(ACCOUNTS)))
        .withMessageContaining("coterie.auth.v1.AccountService/WhoAmI");
  }

  @Test
  void aLineWithoutAMethodIsAFault() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ChainFixture.TABLE.check(List.of(ACCOUNTS)))
        .withMessageContaining("IdentityService/GetKeySet");
  }

  @Test
  void aLineThatLetsAccountsOrNodesInSaysWhichScopeTheyNeed() {
    for (var kind :
        new CallerKind[] {
          CallerKind.USER, CallerKind.USER_IN_NETWORK, CallerKind.NODE, CallerKind.NODE_IN_NETWORK
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              MethodTable.builder()
                  .method(
                      AccountServiceGrpc.getLoginMethod(),
                      LimitClass.LOGIN,
                      CallerKind.ANONYMOUS,
                      kind))
          .withMessageContaining("AccountService/Login");
    }
  }

  @Test
  void anInternalMethodOpenToOthersIsAFault() {
    var table =
        MethodTable.builder()
            .unscoped(
                IdentityServiceGrpc.getAuthenticateMethod(),
                LimitClass.NONE,
                CallerKind.SERVICE,
                CallerKind.USER)
            .internal(IdentityServiceGrpc.getCheckTokensMethod())
            .internal(IdentityServiceGrpc.getGetKeySetMethod())
            .internal(IdentityServiceGrpc.getGetDeploymentMethod())
            .build();

    assertThatIllegalStateException()
        .isThrownBy(() -> table.check(List.of(IDENTITIES)))
        .withMessageContaining("internal");
  }
}
