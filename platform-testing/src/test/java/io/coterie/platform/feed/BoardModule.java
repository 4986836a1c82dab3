package io.coterie.platform.feed;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** The board, for the operator. */
final class BoardModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(BoardRpc.class).in(Singleton.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(BoardRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class).addBinding().toInstance(table());
  }

  /** A server does not start with a method that nobody may call, so all have a line. */
  private static MethodTable table() {
    var table = MethodTable.builder();
    NetworkServiceGrpc.getServiceDescriptor()
        .getMethods()
        .forEach(method -> table.method(method, LimitClass.WATCH, CallerKind.OPERATOR));
    return table.build();
  }
}
