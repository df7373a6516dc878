package org.incidentbridge.testkit.sim.mantis;

/** A relationship, stored once in its forward direction and hung on both issues. */
final class Relation {

  final int id;
  int source;
  int target;
  RelationType type;

  Relation(int id, int source, int target, RelationType type) {
    this.id = id;
    this.source = source;
    this.target = target;
    this.type = type;
  }

  /** The type as seen from one of its two issues. */
  RelationType from(int issueId) {
    return issueId == source ? type : type.complement();
  }

  int other(int issueId) {
    return issueId == source ? target : source;
  }
}
