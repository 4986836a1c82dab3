package io.coterie.network.backbone;

import com.google.inject.AbstractModule;

/** The backbone, as watches see it. */
public final class BackboneModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(BackboneRepository.class);
    bind(Backbone.class);
  }
}
