package io.coterie.auth.operator;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;

/** Makes the operator's first token at the first start. */
public final class OperatorModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "auth", OperatorConfig.class);
    bind(FirstOperatorToken.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(FirstOperatorToken.class);
  }
}
