package io.coterie.standalone.matrix;

import static com.google.common.base.Suppliers.memoize;

import com.google.protobuf.FieldMask;
import io.coterie.auth.v1.SystemRole;
import io.coterie.auth.v1.UpdateAccountRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.standalone.hub.TestHub.TestNode;
import java.util.function.Supplier;

/**
 * The accounts that play in worlds, each made when it is first needed; many worlds may share them.
 */
final class Cast {
  private final TestHub hub;
  private final Supplier<Account> owner;
  private final Supplier<Account> admin;
  private final Supplier<Account> member;
  private final Supplier<Account> viewer;
  private final Supplier<Account> target;
  private final Supplier<Account> targetAdmin;
  private final Supplier<Account> outsider;
  private final Supplier<Account> systemAdmin = memoize(this::promoted);
  private final Supplier<Account> systemAdminAsViewer = memoize(this::promoted);
  private final Supplier<TestNode> nodeElsewhere = memoize(this::elsewhere);

  Cast(TestHub hub) {
    this.hub = hub;
    owner = memoize(hub::account);
    admin = memoize(hub::account);
    member = memoize(hub::account);
    viewer = memoize(hub::account);
    target = memoize(hub::account);
    targetAdmin = memoize(hub::account);
    outsider = memoize(hub::account);
  }

  Account owner() {
    return owner.get();
  }

  Account admin() {
    return admin.get();
  }

  Account member() {
    return member.get();
  }

  Account viewer() {
    return viewer.get();
  }

  /** A member that calls nothing itself. */
  Account target() {
    return target.get();
  }

  Account targetAdmin() {
    return targetAdmin.get();
  }

  Account outsider() {
    return outsider.get();
  }

  Account systemAdmin() {
    return systemAdmin.get();
  }

  Account systemAdminAsViewer() {
    return systemAdminAsViewer.get();
  }

  /** A node of the outsider, in a network of the outsider. */
  TestNode nodeElsewhere() {
    return nodeElsewhere.get();
  }

  private Account promoted() {
    var account = hub.account();
    var _ =
        hub.operator()
            .accounts()
            .updateAccount(
                UpdateAccountRequest.newBuilder()
                    .setAccount(account.id())
                    .setSystemRole(SystemRole.SYSTEM_ROLE_ADMIN)
                    .setUpdateMask(FieldMask.newBuilder().addPaths("system_role"))
                    .build());
    return account;
  }

  private TestNode elsewhere() {
    var account = outsider();
    var made = hub.node(account);
    var request = CreateInviteRequest.newBuilder().setNetwork(account.defaultNetwork()).build();
    World.redeem(
        account.user(), account.user().invites().createInvite(request).getCode(), made.id());
    return made;
  }
}
