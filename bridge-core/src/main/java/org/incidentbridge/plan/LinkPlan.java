package org.incidentbridge.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Shared.StandingLink;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.IncidentLine.Said;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.BackLink;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;

/** Pointers between the tickets of an incident, and relations between tickets of one tracker. */
final class LinkPlan {

  private final Draft draft;
  private final Set<Pair> planned = new HashSet<>();

  /** Two tickets of one tracker, which get one relation in whatever words it was said (N3). */
  private record Pair(TicketRef here, TicketRef there) {}

  LinkPlan(Draft draft) {
    this.draft = draft;
  }

  void add() {
    for (TicketState mirror : draft.present()) {
      parent(mirror)
          .ifPresent(
              parent -> {
                pointNear(parent, mirror);
                pointNear(mirror, parent);
              });
    }
    draft.present().stream().filter(this::isJoined).forEach(this::pointFar);
    draft.present().forEach(this::relate);
  }

  private Optional<TicketState> parent(TicketState mirror) {
    return draft.synced.parent(mirror).filter(parent -> !mirror.isOrigin() && parent.isPresent());
  }

  /** A mirror that no route keeps any more is told of nothing new. */
  private boolean isJoined(TicketState ticket) {
    return ticket.isOrigin() || parent(ticket).isPresent();
  }

  /**
   * Where the incident's tickets are that no route joins with this one. Of one that is for insiders
   * nobody hears who does not get it by a route (N5).
   */
  private void pointFar(TicketState from) {
    for (TicketState to : draft.present()) {
      boolean open = draft.reading(to.ref()).filter(r -> !r.ticket().head().insiders()).isPresent();
      if (open && isJoined(to) && !to.ref().equals(from.ref()) && !areNear(from, to)) {
        point(from, Links.far(to, draft), Said.NOTHING);
      }
    }
  }

  private boolean areNear(TicketState one, TicketState other) {
    return isParent(one, other) || isParent(other, one);
  }

  private boolean isParent(TicketState parent, TicketState mirror) {
    return parent(mirror).filter(p -> p.ref().equals(parent.ref())).isPresent();
  }

  private void pointNear(TicketState from, TicketState to) {
    TrackerId at = from.ref().tracker();
    BackLink link = Links.to(to, draft, at);
    boolean known = draft.reading(to.ref()).isPresent();
    if (known || draft.incident().shared().links().stream().noneMatch(l -> isTo(l, from, link))) {
      Said line = bears(from, to) ? IncidentLine.of(draft, from) : Said.NOTHING;
      point(from, Links.withState(link, to, draft, at), line);
    }
  }

  /** Of several links one tells of the incident: that to the parent, or to the first mirror. */
  private boolean bears(TicketState from, TicketState to) {
    return from.isOrigin()
        ? draft.present().stream().filter(t -> isParent(from, t)).findFirst().stream()
            .anyMatch(to::equals)
        : isParent(to, from);
  }

  private static boolean isTo(StandingLink standing, TicketState from, BackLink link) {
    return standing.ticket().equals(from.ref()) && standing.globalId().equals(link.globalId());
  }

  private void point(TicketState from, BackLink to, Said line) {
    TrackerId at = from.ref().tracker();
    if (!draft.terrain.can(at, Capability.BACK_LINKS)) {
      return;
    }
    BackLink link = Links.telling(to, line.text());
    String hash = Links.hash(link, draft, at);
    if (!stands(from.ref(), link.globalId(), hash)) {
      var key = CommandKey.of("link", from.ref().toString(), link.globalId(), hash);
      draft.add(
          new Command.PutLink(target(key, from), Links.replacing(link, draft, from.ref())),
          new Purpose.Link(link.globalId(), hash, line.sources()),
          lines(link, line.text()));
    }
  }

  private static List<Explanation.Line> lines(BackLink link, String line) {
    var where =
        new Explanation.Line("link", "", link.title(), "each side shows where the other is");
    return line.isEmpty()
        ? List.of(where)
        : List.of(where, new Explanation.Line("link", "", line, "the link tells how it stands"));
  }

  private boolean stands(TicketRef at, String globalId, String hash) {
    return draft.incident().shared().links().stream()
        .anyMatch(
            l -> l.ticket().equals(at) && l.globalId().equals(globalId) && l.sent().equals(hash));
  }

  private void relate(TicketState ticket) {
    draft
        .reading(ticket.ref())
        .ifPresent(r -> r.ticket().talk().links().forEach(l -> relate(ticket, l)));
  }

  private void relate(TicketState ticket, TicketLink link) {
    var otherRef = new TicketRef(ticket.ref().tracker(), link.otherId());
    Incident other = draft.file.neighbours().get(otherRef);
    if (other == null
        || other.id().equals(draft.incident().id())
        || (isOwn(ticket.ref(), otherRef, other) && !isPeoples(ticket, link, other))) {
      return;
    }
    for (TicketState here : draft.present()) {
      if (here.ref().equals(ticket.ref())
          || !draft.terrain.can(here.ref().tracker(), Capability.TICKET_LINKS)) {
        continue;
      }
      there(other, here)
          .filter(there -> !isOwn(here.ref(), there.ref(), other))
          .ifPresent(there -> relate(here, there, link.kind(), ticket));
    }
  }

  /**
   * Whether the bridge put this relation, from either end, and it stands at one of them still. It
   * is no news then, and is not put again: people may have taken it away since, here or where it
   * came from (N7).
   */
  private boolean isOwn(TicketRef one, TicketRef two, Incident other) {
    return relates(draft.incident(), one, two) || relates(other, two, one);
  }

  /** Whether people related the same tickets in other words, beside what the bridge put. */
  private boolean isPeoples(TicketState ticket, TicketLink link, Incident other) {
    var otherRef = new TicketRef(ticket.ref().tracker(), link.otherId());
    long several =
        draft.reading(ticket.ref()).stream()
            .flatMap(r -> r.ticket().talk().links().stream())
            .filter(l -> l.otherId().equals(link.otherId()))
            .count();
    return several > 1
        && !relates(draft.incident(), ticket.ref(), otherRef, link.kind())
        && !relates(other, otherRef, ticket.ref(), link.kind().inverse());
  }

  private static boolean relates(
      Incident incident, TicketRef from, TicketRef to, TicketLink.Kind kind) {
    return relations(incident, from, to).anyMatch(l -> l.sent().equals(kind.name()));
  }

  private static boolean relates(Incident incident, TicketRef from, TicketRef to) {
    return relations(incident, from, to).findAny().isPresent();
  }

  private static Stream<StandingLink> relations(Incident incident, TicketRef from, TicketRef to) {
    return incident.shared().links().stream()
        .filter(l -> l.ticket().equals(from) && l.globalId().equals(StandingLink.relation(to)));
  }

  private static Optional<TicketState> there(Incident other, TicketState here) {
    return other.tickets().stream()
        .filter(t -> t.ref().tracker().equals(here.ref().tracker()))
        .filter(TicketState::isPresent)
        .findFirst();
  }

  private void relate(
      TicketState here, TicketState there, TicketLink.Kind kind, TicketState source) {
    if (draft.isRelated(here, there) || !planned.add(new Pair(here.ref(), there.ref()))) {
      return;
    }
    var key = CommandKey.of("relate", here.ref().toString(), there.ref().id(), kind.name());
    draft.add(
        new Command.LinkTickets(target(key, here), new TicketLink(kind, there.ref().id())),
        new Purpose.Link(StandingLink.relation(there.ref()), kind.name()),
        List.of(
            new Explanation.Line(
                "relation",
                "",
                kind + " " + there.place().key(),
                "the same stands on " + source.place().key())));
  }

  private static Target target(CommandKey key, TicketState ticket) {
    return new Target(key, ticket.ref().tracker(), ticket.ref().id());
  }
}
