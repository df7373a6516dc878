package org.incidentbridge.app.cli;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.testkit.sim.zendesk.FieldType;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.incidentbridge.testkit.sim.zendesk.ZendeskLimits;
import org.incidentbridge.testkit.sim.zendesk.ZendeskOptions;
import org.incidentbridge.testkit.sim.zendesk.ZendeskSimulator;

/** Support in Zendesk, and a Jira Cloud. */
final class ZendeskAndJira extends DeskAndJira {

  final ZendeskSimulator zendesk;
  private boolean followUps;

  ZendeskAndJira() {
    this(new AtomicReference<>(Instant.now()));
  }

  private ZendeskAndJira(AtomicReference<Instant> now) {
    this(
        now,
        new ZendeskSimulator(now::get, ZendeskOptions.usual().withLimits(ZendeskLimits.untimed())));
  }

  private ZendeskAndJira(AtomicReference<Instant> now, ZendeskSimulator zendesk) {
    super(now, "support", zendesk, zendesk.bridgeToken());
    this.zendesk = zendesk;
    zendesk.admin().addAgent("alice");
    zendesk.admin().addCustomer("ann", "ann@customer.example");
    zendesk.admin().addField("Service", FieldType.TAGGER, "mail", "wiki");
  }

  /** From now on, what is for a closed ticket is said on its follow-up. */
  void sayOnFollowUps() {
    followUps = true;
  }

  /** A customer asks; the ticket's number. */
  long ask(String subject) {
    long id = zendesk.as("ann").report(subject, "It does not work.");
    zendesk.as("alice").route(id, "Support");
    return id;
  }

  TicketView ticket(long id) {
    return zendesk.inspect().ticket(id);
  }

  @Override
  String head() {
    return """
        type: zendesk
        groups: [Support]
        limits: { calls: [10000/1s], writes: [10000/1s], ticketWrites: [10000/1s] }
        followUps: %s
        """
        .formatted(followUps);
  }

  @Override
  String vocabulary() {
    return """
        fields: { service: "custom:Service" }
        status: { new: new, in-progress: [open, hold], pending: waiting-on-customer, solved: resolved, closed: closed }
        """;
  }
}
