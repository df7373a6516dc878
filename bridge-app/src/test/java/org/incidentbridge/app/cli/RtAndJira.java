package org.incidentbridge.app.cli;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.testkit.sim.rt.RtFieldType;
import org.incidentbridge.testkit.sim.rt.RtOptions;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.testkit.sim.rt.RtSimulator;
import org.incidentbridge.testkit.sim.rt.RtTicketView;

/** A help desk in Request Tracker, and a Jira Cloud. */
final class RtAndJira extends DeskAndJira {

  final RtSimulator rt;

  RtAndJira() {
    this(new AtomicReference<>(Instant.now()));
  }

  private RtAndJira(AtomicReference<Instant> now) {
    this(now, new RtSimulator(now::get, RtOptions.usual().withSeed(5)));
  }

  private RtAndJira(AtomicReference<Instant> now, RtSimulator rt) {
    super(now, "help", rt, rt.bridgeToken());
    this.rt = rt;
    rt.admin().addUser("alice", "Alice Example", "alice@example.com");
    rt.admin().addRequestor("ann@customer.example", "ann@customer.example");
    rt.admin().grant("alice", rt.admin().addQueue("help-desk"), RtRight.staff());
    rt.admin().grantEverywhere("bridge", Set.of(RtRight.SEE_CUSTOM_FIELD));
    rt.admin().addField("Service", RtFieldType.SELECT_SINGLE, "mail", "wiki");
  }

  /** Incidents begin in Jira. */
  RtAndJira fromJira() {
    fromJira("project: help-desk");
    return this;
  }

  /** A customer asks; the ticket's number. */
  int ask(String subject) {
    return rt.as("alice")
        .report("help-desk", subject, "It does not work.", List.of("ann@customer.example"));
  }

  RtTicketView ticket(int id) {
    return rt.inspect().ticket(id);
  }

  @Override
  String head() {
    return """
        type: rt
        queues: [help-desk]
        """;
  }

  @Override
  String vocabulary() {
    return """
        fields: { service: "custom:Service" }
        status: { new: new, open: in-progress, stalled: waiting-on-customer, resolved: resolved, rejected: closed }
        priority: { "80": urgent, "60": high, "40": normal, "20": low, "0": none }
        """;
  }
}
