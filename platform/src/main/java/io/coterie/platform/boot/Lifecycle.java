package io.coterie.platform.boot;

/**
 * A component that must be started and stopped. Bound with {@link LifecycleBinder}; each method is
 * called at most once.
 */
public interface Lifecycle {
  /** For logs and errors: a word or two, such as {@code rpc server}. */
  String name();

  /** Returns once the component works. A {@link StartFailure} is shown to the operator as it is. */
  void start() throws Exception;

  /**
   * Called on all components before the first is stopped: say that no more work is wanted (health:
   * not serving), and return at once. Also called when start failed half-way on a later component.
   */
  default void drain() {}

  /**
   * Ends the work in hand and releases what the component holds. Called on a virtual thread, which
   * is interrupted when time is up: then give up the work in hand, release, and return.
   */
  void stop() throws Exception;
}
