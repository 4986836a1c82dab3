package io.coterie.relay.feed;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.feed.Backoff;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.coterie.relay.v1.RegisterRequest;
import io.coterie.relay.v1.RelayControlServiceGrpc;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells the hub that the relay is there, for as long as it is: from its start on, that it is going
 * to stop when it drains, and good-bye at the end. Once another relay has taken its name it is
 * silent: the relay must take no more sessions.
 */
public final class Registration implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How many times in the life of a lease it is renewed: two may be lost. */
  private static final int RENEWALS = 3;

  private final Peers peers;
  private final Supplier<Presence> presence;
  private final Runnable onReplaced;
  private final Backoff pause = new Backoff(LONGEST_PAUSE);
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean draining;
  private volatile boolean stopping;
  private volatile boolean known;
  private volatile boolean replaced;
  private @Nullable Thread worker;

  /**
   * Makes one.
   *
   * @param presence asked for once, when this is started
   * @param onReplaced called once another relay has taken the name
   */
  public Registration(Peers peers, Supplier<Presence> presence, Runnable onReplaced) {
    this.peers = peers;
    this.presence = presence;
    this.onReplaced = onReplaced;
  }

  @Override
  public String name() {
    return "registration";
  }

  @Override
  public void start() {
    var told = presence.get();
    worker = Thread.ofVirtual().name("registration").start(() -> work(told));
  }

  /** Nodes are sent to other relays from now on. */
  @Override
  public void drain() {
    draining = true;
    wake.release();
  }

  @Override
  public void stop() throws InterruptedException {
    stopping = true;
    wake.release();
    if (worker != null) {
      worker.join();
    }
  }

  /** Whether the hub has heard of this relay. */
  public boolean isKnown() {
    return known;
  }

  private void work(Presence told) {
    try {
      while (!stopping && !replaced) {
        var wait = renew(told);
        var _ = wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
      }
      leave(told);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until when to say it again. */
  private Duration renew(Presence told) {
    try {
      var lease = tell(request(told).setDraining(draining).build());
      if (!known) {
        LOG.atInfo().addKeyValue("relay", told.name()).log("the hub knows this relay");
      }
      known = true;
      pause.reset();
      return lease.dividedBy(RENEWALS);
    } catch (StatusRuntimeException e) {
      return failed(told, e);
    }
  }

  private Duration failed(Presence told, StatusRuntimeException e) {
    // of all that the hub may have against a relay that is well-formed, there is one reason only
    if (e.getStatus().getCode() == Status.Code.FAILED_PRECONDITION) {
      replaced = true;
      LOG.atError().addKeyValue("relay", told.name()).log("another relay has taken this name");
      onReplaced.run();
      return Duration.ZERO;
    }
    LOG.atLevel(pause.isLong() ? Level.WARN : Level.DEBUG)
        .addKeyValue("relay", told.name())
        .setCause(e)
        .log("relay not registered, to be tried again");
    return pause.next();
  }

  private void leave(Presence told) {
    if (!known || replaced) {
      return;
    }
    try {
      var _ = tell(request(told).setLeaving(true).build());
    } catch (StatusRuntimeException e) {
      LOG.atDebug()
          .addKeyValue("relay", told.name())
          .setCause(e)
          .log("no good-bye, the lease will end by itself");
    }
  }

  private Duration tell(RegisterRequest request) {
    var lease =
        RelayControlServiceGrpc.newBlockingStub(peers.to(ServiceName.REGISTRY))
            .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .register(request)
            .getLease();
    return Duration.ofSeconds(lease.getSeconds(), lease.getNanos());
  }

  private RegisterRequest.Builder request(Presence told) {
    return RegisterRequest.newBuilder()
        .setName(told.name())
        .setInstance(told.instance().text())
        .setRenewal(known)
        .setRegion(told.region())
        .addAllEndpoints(told.texts())
        .setTunnel(told.tunnel());
  }
}
