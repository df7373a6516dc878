package org.incidentbridge.testkit.sim.zendesk;

import java.time.Instant;
import java.util.List;

/** A customer's company. */
final class Organization {

  final long id;
  final Instant created;
  Instant updated;
  String name;
  String externalId = "";

  /** New users with an address there belong to it. */
  List<String> domains;

  Organization(long id, Instant created, String name, List<String> domains) {
    this.id = id;
    this.created = created;
    this.updated = created;
    this.name = name;
    this.domains = List.copyOf(domains);
  }
}
