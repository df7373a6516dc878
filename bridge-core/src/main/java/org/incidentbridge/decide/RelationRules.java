package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Shared.StandingLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.normalise.Reading;

/**
 * Forgets a relation that the bridge put once no ticket of its incident shows it any more. What
 * people relate after that is news. While one end of it stands, it is not put again (N7).
 */
final class RelationRules {

  private final CaseFile file;
  private final Draft draft;

  RelationRules(CaseFile file, Draft draft) {
    this.file = file;
    this.draft = draft;
  }

  void apply() {
    List<StandingLink> links = new ArrayList<>();
    draft.links.forEach(link -> current(link).ifPresent(links::add));
    draft.links.clear();
    draft.links.addAll(links);
  }

  /** The link as it is now; empty if it was seen and stands nowhere any more. */
  private Optional<StandingLink> current(StandingLink link) {
    Optional<TicketRef> other = link.related();
    if (other.isEmpty() || shows(link.ticket(), other.get())) {
      return Optional.of(other.isEmpty() ? link : link.asSeen());
    }
    boolean over =
        link.seen()
            && allRead()
            && !isRelated(other.get())
            && !file.known().isCompanion(other.get()); // else it would be put again
    return Optional.of(link).filter(l -> !over);
  }

  private boolean shows(TicketRef here, TicketRef other) {
    return Optional.ofNullable(file.readings().get(here))
        .filter(r -> others(r).contains(other))
        .isPresent();
  }

  private boolean allRead() {
    return draft.present().stream().map(TicketState::ref).allMatch(file.readings()::containsKey);
  }

  /** Whether any ticket is related to any of the other incident's. */
  private boolean isRelated(TicketRef other) {
    return draft.present().stream()
        .map(ticket -> file.readings().get(ticket.ref()))
        .flatMap(reading -> others(reading).stream())
        .map(ref -> Optional.ofNullable(file.neighbours().get(ref)))
        .flatMap(Optional::stream)
        .anyMatch(incident -> has(incident, other));
  }

  private static boolean has(Incident incident, TicketRef ticket) {
    return incident.tickets().stream().anyMatch(t -> t.ref().equals(ticket));
  }

  private static List<TicketRef> others(Reading reading) {
    var ticket = reading.ticket();
    return ticket.talk().links().stream()
        .map(l -> new TicketRef(ticket.ref().tracker(), l.otherId()))
        .toList();
  }
}
