package org.incidentbridge.testkit.sim.zendesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Somebody with an account, agent or customer. */
final class User {

  final long id;
  final Instant created;
  Instant updated;
  String name;

  /** Empty for customers that have none. */
  String email;

  Role role;
  String externalId = "";
  boolean active = true;
  boolean suspended;

  /** Sees tickets of the own groups only. */
  boolean groupsOnly;

  /** First the usual one. */
  final List<Long> organizations = new ArrayList<>();

  /** First the usual one. */
  final List<Long> groups = new ArrayList<>();

  User(long id, Instant created, String name, String email, Role role) {
    this.id = id;
    this.created = created;
    this.updated = created;
    this.name = name;
    this.email = email;
    this.role = role;
  }

  long organization() {
    return organizations.isEmpty() ? 0 : organizations.getFirst();
  }

  long group() {
    return groups.isEmpty() ? 0 : groups.getFirst();
  }
}
