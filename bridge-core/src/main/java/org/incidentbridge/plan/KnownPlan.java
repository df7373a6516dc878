package org.incidentbridge.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.decide.KnownFile;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.KnownProblem.State;
import org.incidentbridge.model.Shared.StandingLink;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Route;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.BackLink;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;

/**
 * Pointers between a ticket and the known problem that stands in the place of its mirror, and a
 * relation to the ticket for which that one was made (C4, M13).
 */
final class KnownPlan {

  private final Draft draft;

  KnownPlan(Draft draft) {
    this.draft = draft;
  }

  void add() {
    for (KnownProblem known : draft.incident().known()) {
      if (known.is(State.LINKED) && !known.standing().quiet()) {
        parent(known).ifPresent(parent -> add(known, parent));
      }
    }
  }

  private Optional<TicketState> parent(KnownProblem known) {
    return draft.bridge.routes().stream()
        .filter(r -> r.to().equals(known.at()) && r.create().known().isOn())
        .map(Route::from)
        .flatMap(from -> draft.present().stream().filter(t -> t.ref().tracker().equals(from)))
        .findFirst();
  }

  private void add(KnownProblem known, TicketState parent) {
    KnownFile file = draft.file.known();
    file.reading(known.ticket())
        .ifPresent(
            reading -> {
              point(parent.ref(), pointer(reading), known);
              point(known.ticket(), Links.to(parent, draft, known.at()), known);
            });
    file.incident(known.ticket())
        .flatMap(other -> there(other, parent))
        .ifPresent(there -> relate(parent, there, known));
  }

  private BackLink pointer(Reading reading) {
    var ticket = reading.ticket();
    String key = ticket.head().key();
    boolean bare = key.chars().allMatch(Character::isDigit);
    String title = bare ? ticket.ref().tracker() + " " + key : key;
    return new BackLink(Links.id(draft, ticket.ref()), ticket.head().url(), title, "")
        .withIcon(Optional.ofNullable(draft.terrain.icons().get(ticket.ref().tracker())));
  }

  private void point(TicketRef at, BackLink link, KnownProblem known) {
    String hash = Links.hash(link, draft, at.tracker());
    if (!draft.terrain.can(at.tracker(), Capability.BACK_LINKS)
        || stands(at, link.globalId(), hash)) {
      return;
    }
    var key = CommandKey.of("link", at.toString(), link.globalId(), hash);
    draft.add(
        new Command.PutLink(
            new Target(key, at.tracker(), at.id()), Links.replacing(link, draft, at)),
        new Purpose.Link(link.globalId(), hash, sources(known)),
        List.of(new Explanation.Line("link", "", link.title(), why(known))));
  }

  private Set<TicketRef> sources(KnownProblem known) {
    return Set.of(known.ticket(), draft.incident().origin().ref());
  }

  private static String why(KnownProblem known) {
    return known.grounds().why() + ": linked, no mirror is made";
  }

  private boolean stands(TicketRef at, String globalId, String hash) {
    return draft.incident().shared().links().stream()
        .anyMatch(
            l -> l.ticket().equals(at) && l.globalId().equals(globalId) && l.sent().equals(hash));
  }

  private static Optional<TicketState> there(Incident other, TicketState here) {
    return other.tickets().stream()
        .filter(t -> t.ref().tracker().equals(here.ref().tracker()))
        .filter(t -> t.isPresent() && !t.ref().equals(here.ref()))
        .findFirst();
  }

  /** Both tickets of one tracker, which have the same problem; what was related once is left. */
  private void relate(TicketState here, TicketState there, KnownProblem known) {
    boolean related = draft.isRelated(here, there);
    boolean stands =
        draft.incident().shared().links().stream()
            .anyMatch(
                l ->
                    l.ticket().equals(here.ref())
                        && l.globalId().equals(StandingLink.relation(there.ref())));
    if (related || stands || !draft.terrain.can(here.ref().tracker(), Capability.TICKET_LINKS)) {
      return;
    }
    var kind = TicketLink.Kind.RELATED;
    var key = CommandKey.of("relate", here.ref().toString(), there.ref().id(), kind.name());
    draft.add(
        new Command.LinkTickets(
            new Target(key, here.ref().tracker(), here.ref().id()),
            new TicketLink(kind, there.ref().id())),
        new Purpose.Link(
            StandingLink.relation(there.ref()), kind.name(), Set.of(there.ref(), here.ref())),
        List.of(
            new Explanation.Line("relation", "", kind + " " + there.place().key(), why(known))));
  }
}
