package io.coterie.platform.feed;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.feed.v1.FeedServiceGrpc;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/**
 * A service's own feed: its tail, watches on it, and serving it to others. To be installed before
 * consumers. Needs a database, a clock and metrics.
 */
public final class FeedModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(FeedTail.class).in(Singleton.class);
    bind(Watches.class).in(Singleton.class);
    bind(FeedLag.class).in(Singleton.class);
    bind(FeedRpc.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(FeedTail.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(FeedRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(MethodTable.builder().internal(FeedServiceGrpc.getReadFeedMethod()).build());
  }
}
