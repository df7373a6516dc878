package org.incidentbridge.engine;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Site;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.push.MovedMirrors;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/**
 * Tickets that another tracker of their site knows already: they moved from there, or that one is
 * no longer configured, or both read them. There they have the same id, and yet look like new ones.
 * They stay with the incident that they belong to as long as it keeps them, so that they get no
 * second mirror (N3).
 */
final class Elsewhere {

  private static final FieldName MIRROR = new FieldName("mirror");

  private final Store.Tables tables;
  private final Bridge bridge;

  Elsewhere(Store.Tables tables, Bridge bridge) {
    this.tables = tables;
    this.bridge = bridge;
  }

  /** A ticket as another tracker of its site has it, and the incident to which it belongs there. */
  record Known(TicketState ticket, Incident incident) {

    private static final String USUAL =
        "which moved here from another tracker of the same site: it gets no second mirror and is"
            + " kept in step as before, but only the sweep of %1$s looks at it there. To have it"
            + " followed at once, let %1$s read its project too";

    private static final String TAKEN_OUT =
        "whose tracker %1$s the configuration no longer has: it gets no second mirror, and is left"
            + " as it is until %1$s is configured again under that name";

    private static final String HIDDEN =
        "which %1$s shows no more, or to insiders only: it gets no second mirror, and nothing is"
            + " kept in step until the user of %1$s may read it again. If it moved here from another"
            + " tracker of the same site, let that user read it here too";

    /** What to tell people of it; empty if it is followed there as it should be. */
    Optional<String> told(Bridge bridge, TicketSnapshot here) {
      TrackerId tracker = ticket.ref().tracker();
      if (!bridge.knows(tracker)) {
        return Optional.of(told(TAKEN_OUT));
      }
      if (ticket.presence() == Presence.NOT_VISIBLE) {
        return Optional.of(told(HIDDEN));
      }
      return ticket.place().project().equals(here.head().project())
          ? Optional.empty()
          : Optional.of(told(USUAL));
    }

    private String told(String how) {
      return "is %s of incident %s, ".formatted(ticket.name(), incident.id())
          + how.formatted(ticket.ref().tracker());
    }
  }

  /** Where a ticket of no incident belongs to one under another tracker's name. */
  Optional<Known> known(TicketSnapshot ticket) {
    return others(ticket)
        .flatMap(ref -> tables.incidents().of(ref).flatMap(i -> kept(i, ref)).stream())
        .findFirst();
  }

  private static Optional<Known> kept(Incident incident, TicketRef ref) {
    return incident.ticket(ref).filter(Elsewhere::isKept).map(t -> new Known(t, incident));
  }

  private static boolean isKept(TicketState ticket) {
    return !ticket.isOver();
  }

  private Stream<TicketRef> others(TicketSnapshot ticket) {
    return tables.tickets().trackers().stream()
        .filter(t -> !t.equals(ticket.ref().tracker()))
        .map(t -> new TicketRef(t, ticket.ref().id()))
        .filter(ref -> isOf(ref, Site.around(ticket.head().url())));
  }

  private boolean isOf(TicketRef ref, Optional<Site> site) {
    return site.isPresent()
        && tables.tickets().find(ref).map(Tickets.Seen::ticket).stream()
            .anyMatch(other -> Site.around(other.head().url()).equals(site));
  }

  /**
   * The plan without mirrors that are there already, read by the tracker in which they would be
   * made: their own is no longer configured.
   */
  Plan without(Plan plan, Incident incident) {
    List<PlannedCommand> commands =
        plan.commands().stream().filter(planned -> !isThere(planned, incident)).toList();
    return new Plan(commands, withMoved(plan.problems(), commands, incident.origin().ref()));
  }

  /** What is told of mirrors that wait since people moved the ticket that they would double. */
  private Map<TicketRef, Map<FieldName, String>> withMoved(
      Map<TicketRef, Map<FieldName, String>> before, List<PlannedCommand> commands, TicketRef at) {
    Map<TicketRef, Map<FieldName, String>> problems = new HashMap<>(before);
    for (PlannedCommand planned : commands) {
      if (planned.purpose() instanceof Purpose.Mirror mirror) {
        Command.Target target = planned.command().target();
        MovedMirrors.of(tables, target)
            .filter(
                ref -> tables.tickets().byMarker(target.tracker(), target.key().text()).isEmpty())
            .ifPresent(
                ref -> {
                  Map<FieldName, String> all = new TreeMap<>(problems.getOrDefault(at, Map.of()));
                  all.put(MIRROR, moved(mirror.route(), ref, target.tracker()));
                  problems.put(at, all);
                });
      }
    }
    return problems;
  }

  private static String moved(String route, TicketRef ref, TrackerId from) {
    return ("gets no mirror by route '%s': %s carries the mark of one, and was moved there from %s"
            + " before the store was lost. Move it back to have it kept in step again, or take the"
            + " mark out of it to have a new mirror made")
        .formatted(route, ref, from);
  }

  private boolean isThere(PlannedCommand planned, Incident incident) {
    return planned.purpose() instanceof Purpose.Mirror
        && incident.tickets().stream()
            .filter(t -> isKept(t) && !bridge.knows(t.ref().tracker()))
            .anyMatch(
                t -> isOf(planned.command().target().tracker(), t.ref().id(), t.place().url()));
  }

  private boolean isOf(TrackerId tracker, String id, URI page) {
    return isOf(new TicketRef(tracker, id), Site.around(page));
  }

  /**
   * Has tickets decided on under the other names that they have, where what is to be told of them
   * changed, or an incident lets them go.
   */
  void wake(Incident before, Incident after) {
    after.tickets().stream()
        .filter(t -> before.ticket(t.ref()).filter(b -> differ(b, t)).isPresent())
        .flatMap(t -> tables.tickets().find(t.ref()).stream())
        .flatMap(seen -> others(seen.ticket()))
        .filter(ref -> tables.incidents().of(ref).isEmpty())
        .forEach(ref -> Reception.wake(tables, ref));
  }

  private static boolean differ(TicketState one, TicketState other) {
    return one.presence() != other.presence() || !one.place().equals(other.place());
  }
}
