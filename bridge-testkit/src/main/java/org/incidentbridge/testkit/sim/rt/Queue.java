package org.incidentbridge.testkit.sim.rt;

/** A queue. */
final class Queue {

  final int id;
  final String name;
  final Lifecycle lifecycle;
  final long created;
  boolean enabled = true;

  /** Whether RT sets dates by service levels. */
  boolean serviceLevels;

  /** Whether somebody is told by mail of what happens here. */
  boolean watched;

  Queue(int id, String name, Lifecycle lifecycle, long created) {
    this.id = id;
    this.name = name;
    this.lifecycle = lifecycle;
    this.created = created;
  }
}
