package io.coterie.auth.account;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.platform.rpc.MethodTable;
import io.coterie.platform.upkeep.Chore;
import io.grpc.BindableService;

/** Binds {@code AccountService} and {@code AccountDirectoryService}. */
public final class AccountModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "auth", AccountConfig.class);
    bindConfig(binder(), "auth.login", LoginConfig.class);
    bindConfig(binder(), "auth.password", PasswordConfig.class);
    bind(Passwords.class).in(Singleton.class);
    bind(PasswordProof.class).in(Singleton.class);
    bind(Registration.class).in(Singleton.class);
    bind(Logins.class).in(Singleton.class);
    bind(PasswordResets.class).in(Singleton.class);
    bind(WhoAmI.class).in(Singleton.class);
    bind(Accounts.class).in(Singleton.class);
    bind(AccountChanges.class).in(Singleton.class);
    bind(AccountRpc.class);
    bind(AccountDirectoryRpc.class);
    bind(AttemptPruning.class);
    bind(ResetPruning.class);
    var services = Multibinder.newSetBinder(binder(), BindableService.class);
    services.addBinding().to(AccountRpc.class);
    services.addBinding().to(AccountDirectoryRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(AccountTable.TABLE);
    var chores = Multibinder.newSetBinder(binder(), Chore.class);
    chores.addBinding().to(AttemptPruning.class);
    chores.addBinding().to(ResetPruning.class);
  }
}
