package org.incidentbridge.rt;

import java.time.Duration;
import java.time.Instant;
import org.incidentbridge.testkit.sim.HttpSimulator;

/** An RT to try the adapter at. */
interface RtSite {

  HttpSimulator server();

  /** Its root. */
  String url();

  String bridgeToken();

  /** Of somebody else, who may do everything. */
  String peopleToken();

  String queue();

  /** Another queue; empty if there is none. */
  String elsewhere();

  /**
   * A queue with the lifecycle {@code incident} as the simulator has it; empty if there is none.
   */
  String major();

  Time time();

  /** Makes the queues empty. */
  void empty(RtPeople people);

  /** Takes the queue out of the bridge's sight, or gives it back; false if that cannot happen. */
  boolean shut(boolean shut);

  /** Its time, which need not pass as fast as a test says. */
  interface Time {

    Instant now();

    /** So long a time takes here. */
    Duration scaled(Duration time);

    void pass(Duration scaled);
  }
}
