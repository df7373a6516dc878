package org.incidentbridge.plan;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.decide.Hashes;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Shared.StandingLink;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command.BackLink;

/** What a pointer to a ticket says. */
final class Links {

  private static final Set<String> FINISHED = Set.of("resolved", "closed");

  private Links() {}

  /** A pointer to that ticket; the reporter is named, so that people unknown elsewhere are too. */
  static BackLink to(TicketState ticket, Draft draft, TrackerId shownAt) {
    Incident incident = draft.incident();
    Value reporter = incident.value(StandardField.REPORTER.field());
    String summary =
        ticket.isOrigin() && !reporter.isAbsent() && named(draft, shownAt)
            ? "Reported by " + reporter.display()
            : "";
    return link(draft, ticket, summary);
  }

  /** A pointer for a tracker that no route joins with the ticket's: where it is, and no more. */
  static BackLink far(TicketState ticket, Draft draft) {
    return link(draft, ticket, "");
  }

  private static BackLink link(Draft draft, TicketState ticket, String summary) {
    return new BackLink(id(draft, ticket.ref()), ticket.place().url(), title(ticket), summary)
        .withIcon(Optional.ofNullable(draft.terrain.icons().get(ticket.ref().tracker())));
  }

  /**
   * The same pointer that tells of the incident besides.
   *
   * @param line as {@link IncidentLine} has it; empty for none
   */
  static BackLink telling(BackLink link, String line) {
    String all = link.summary().isEmpty() || line.isEmpty() ? "" : ". ";
    return link.withSummary(link.summary() + all + line);
  }

  /**
   * The same pointer with word of whether work on its ticket is over, for a tracker that shows it
   * and may know (N5); without it for others.
   */
  static BackLink withState(BackLink link, TicketState to, Draft draft, TrackerId shownAt) {
    FieldName status = StandardField.STATUS.field();
    boolean resolved =
        draft.terrain.can(shownAt, Capability.RESOLVED_LINKS)
            && draft.told.value(status).isPresent()
            && Restricted.mayLeave(draft, status, to.ref().tracker(), shownAt)
            && draft
                .reading(to.ref())
                .filter(r -> !r.ticket().head().insiders())
                .filter(r -> FINISHED.contains(r.value(status).display()))
                .isPresent();
    return link.withResolved(resolved);
  }

  static String id(Draft draft, TicketRef to) {
    return "incident-bridge:" + draft.incident().id() + ":" + to;
  }

  /** The same pointer in the place of the one that stands, if that leads elsewhere. */
  static BackLink replacing(BackLink link, Draft draft, TicketRef at) {
    List<StandingLink> there =
        draft.incident().shared().links().stream().filter(l -> l.ticket().equals(at)).toList();
    Optional<URI> former =
        there.stream()
            .filter(l -> l.globalId().equals(link.globalId()))
            .flatMap(l -> address(l, draft).stream())
            .filter(old -> !old.equals(link.url().toString()))
            .filter(old -> there.stream().noneMatch(l -> isAnother(l, link, old)))
            .map(URI::create)
            .findFirst();
    return link.insteadOf(former);
  }

  private static boolean isAnother(StandingLink standing, BackLink link, String address) {
    return !standing.globalId().equals(link.globalId()) && standing.address().equals(address);
  }

  /** Where a pointer leads that stands; older stores know only where its ticket was before now. */
  private static Optional<String> address(StandingLink standing, Draft draft) {
    return standing.address().isEmpty()
        ? draft.file.incident().tickets().stream()
            .filter(t -> id(draft, t.ref()).equals(standing.globalId()))
            .map(t -> t.place().url().toString())
            .findFirst()
        : Optional.of(standing.address());
  }

  /**
   * What stands for a pointer that is put on a tracker's ticket. One that says nothing, to work
   * that goes on, has the hash that pointers had before they told of either, so that not all of
   * them are written anew.
   */
  static String hash(BackLink link, Draft draft, TrackerId shownAt) {
    boolean worded =
        !link.summary().isEmpty() && draft.terrain.can(shownAt, Capability.SUMMARY_LINKS);
    return worded ? Hashes.of(place(link), link.summary()) : place(link);
  }

  private static String place(BackLink link) {
    String url = link.url().toString();
    return link.resolved()
        ? Hashes.of(link.globalId(), url, link.title(), "resolved")
        : Hashes.of(link.globalId(), url, link.title());
  }

  private static boolean named(Draft draft, TrackerId shownAt) {
    return draft.told.value(StandardField.REPORTER.field()).isPresent()
        && Restricted.mayLeave(draft, StandardField.REPORTER.field(), shownAt);
  }

  /** A bare number says little; with the tracker's name before it people know where to look. */
  static String title(TicketState ticket) {
    String key = ticket.place().key();
    return key.chars().allMatch(Character::isDigit) ? ticket.ref().tracker() + " " + key : key;
  }
}
