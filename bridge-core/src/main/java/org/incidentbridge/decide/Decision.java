package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Visibility;

/**
 * What an incident becomes.
 *
 * @param incident with the changes of all sides merged
 * @param remarks what the bridge has to say on tickets
 * @param findings what the ledger shall remember
 * @param ruling what the policy says; empty if there is none
 * @param shares who is to see which ticket besides those who do, whether they see it by now or not
 */
public record Decision(
    Incident incident,
    List<Remark> remarks,
    List<Finding> findings,
    Optional<Ruling> ruling,
    List<Share> shares) {

  public Decision {
    shares = List.copyOf(shares);
    remarks = List.copyOf(remarks);
    findings = List.copyOf(findings);
  }

  /** A decision without a policy. */
  public Decision(Incident incident, List<Remark> remarks, List<Finding> findings) {
    this(incident, remarks, findings, Optional.empty(), List.of());
  }

  /** Another decision, made on from this one, with what this one had to tell. */
  public Decision before(Decision next) {
    List<Remark> said = new ArrayList<>(remarks);
    said.addAll(next.remarks);
    List<Finding> found = new ArrayList<>(findings);
    found.addAll(next.findings);
    return new Decision(next.incident, said, found, next.ruling, next.shares);
  }

  /** The same, of which nothing is said on tickets but what steps say: they do so only once. */
  public Decision withoutRemarks() {
    List<Remark> steps = remarks.stream().filter(r -> Topics.isStep(r.topic())).distinct().toList();
    return new Decision(incident, steps, findings, ruling, shares);
  }

  /**
   * That somebody see a ticket.
   *
   * @param ticket which
   * @param with whom
   * @param why for people
   */
  public record Share(TicketRef ticket, Party with, String why) {}

  /**
   * Something to say on a ticket, once for each topic.
   *
   * @param ticket where
   * @param topic stable name, so that it is said once
   * @param text in plain words
   * @param visibility to whom
   * @param sources the tickets of which it tells, which may be private by the time it is said (N5)
   */
  public record Remark(
      TicketRef ticket, String topic, String text, Visibility visibility, Set<TicketRef> sources) {

    public Remark {
      sources = Set.copyOf(sources);
    }

    /** One that tells of what happened, not of what some ticket says. */
    public Remark(TicketRef ticket, String topic, String text, Visibility visibility) {
      this(ticket, topic, text, visibility, Set.of());
    }

    /** One for insiders. */
    public Remark(TicketRef ticket, String topic, String text) {
      this(ticket, topic, text, Visibility.INTERNAL);
    }
  }

  /**
   * Something to remember.
   *
   * @param kind what sort
   * @param ticket where it happened
   * @param summary one sentence
   * @param detail the value that lost, or more on what happened; may be empty
   */
  public record Finding(Kind kind, TicketRef ticket, String summary, String detail) {}

  /** Sorts of findings. */
  public enum Kind {
    /** A value lost against another one (N7). */
    OVERRULED,
    /** A person has to decide. */
    CONFLICT,
    /** Something happened that is no field change. */
    EVENT
  }
}
