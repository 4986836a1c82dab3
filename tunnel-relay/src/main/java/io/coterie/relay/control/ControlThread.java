package io.coterie.relay.control;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.Traffic;
import io.coterie.relay.reply.Outbox;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes sessions, flows and what was revoked: so none of them needs a lock.
 */
public final class ControlThread {
  private static final Logger LOG = LoggerFactory.getLogger(ControlThread.class);
  private static final int BATCH = 256;

  /** How late what happens by itself may happen. */
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final Mailbox mailbox;
  private final Dispatch dispatch;
  private final Housekeeping housekeeping;
  private final Strays strays;
  private final Outbox outbox;
  private final Traffic traffic;
  private final Thread thread;
  private volatile boolean stopped;

  public ControlThread(
      Mailbox mailbox,
      Dispatch dispatch,
      Housekeeping housekeeping,
      Strays strays,
      Outbox outbox,
      Traffic traffic) {
    this.mailbox = mailbox;
    this.dispatch = dispatch;
    this.housekeeping = housekeeping;
    this.strays = strays;
    this.outbox = outbox;
    this.traffic = traffic;
    this.thread = Thread.ofPlatform().name("relay control").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Waits for its end. */
  public void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  private void run() {
    while (!stopped) {
      try {
        turn(PATIENCE);
      } catch (InterruptedException _) {
        return; // nobody interrupts it but who ends the process
      }
    }
  }

  /** Does what is due next; waits a while for the first. What the thread does again and again. */
  public void turn(Duration patience) throws InterruptedException {
    serve(mailbox.drain(BATCH, patience));
  }

  private void serve(List<Work> batch) {
    batch.forEach(work -> guarded(() -> serve(work)));
    guarded(housekeeping::tick);
    outbox.flush();
  }

  private void serve(Work work) {
    switch (work) {
      case Work.Arrival(var bytes, var from) -> dispatch.arrived(bytes, from);
      case Work.Stray(int flow, var from) -> strays.tell(flow, from);
      case Work.Heard(int flow) -> dispatch.announcements().heard(flow);
      case Work.Task(var task) -> task.run();
    }
  }

  /** A fault costs one piece of work, not the relay. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      traffic.drop(Drop.FAULT);
      LOG.atError().setCause(e).log("a relay's work failed");
    }
  }
}
