package org.incidentbridge.testkit.sim.mantis;

import java.util.Optional;

/** Relationships: at most one per pair of issues, and both ends are bumped. */
final class Relations {

  private final World world;
  private final Edits edits;

  Relations(World world, Edits edits) {
    this.world = world;
    this.edits = edits;
  }

  Optional<Relation> between(Issue one, Issue other) {
    return one.relations.stream().filter(r -> r.other(one.id) == other.id).findFirst();
  }

  /** Relates two issues; an existing relation of the pair gets the new type and keeps its id. */
  Relation relate(User by, Issue source, Issue target, RelationType type) {
    Relation existing = between(source, target).orElse(null);
    if (existing == null) {
      return add(by, source, target, type);
    }
    if (existing.from(source.id) != type) {
      orient(existing, source, target, type);
      log(by, source, target, type, HistoryType.RELATIONSHIP_UPDATED);
    }
    return existing;
  }

  private Relation add(User by, Issue source, Issue target, RelationType type) {
    Relation relation =
        new Relation(world.next(World.Sequence.RELATION), source.id, target.id, type);
    orient(relation, source, target, type);
    source.relations.add(relation);
    target.relations.add(relation);
    log(by, source, target, type, HistoryType.RELATIONSHIP_ADDED);
    return relation;
  }

  private static void orient(Relation relation, Issue source, Issue target, RelationType type) {
    boolean forward = type.forward();
    relation.source = forward ? source.id : target.id;
    relation.target = forward ? target.id : source.id;
    relation.type = forward ? type : type.complement();
  }

  private void log(User by, Issue source, Issue target, RelationType type, HistoryType line) {
    edits.log(source, by, line, String.valueOf(type.id()), String.valueOf(target.id));
    edits.log(target, by, line, String.valueOf(type.complement().id()), String.valueOf(source.id));
    edits.bump(source);
    edits.bump(target);
  }

  void remove(User by, Relation relation) {
    Issue source = world.issue(relation.source);
    Issue target = world.issue(relation.target);
    source.relations.remove(relation);
    target.relations.remove(relation);
    log(by, source, target, relation.type, HistoryType.RELATIONSHIP_DELETED);
  }

  /** Whether a child of the issue keeps it from being resolved. */
  boolean hasUnresolvedChild(Issue issue) {
    int resolved = world.config.number("bug_resolved_status_threshold");
    return issue.relations.stream()
        .filter(r -> r.from(issue.id) == RelationType.PARENT_OF)
        .anyMatch(r -> world.issue(r.other(issue.id)).status() < resolved);
  }
}
