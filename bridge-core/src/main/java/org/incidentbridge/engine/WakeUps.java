package org.incidentbridge.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.store.Store;

/** Has incidents decided on again of which a policy says something else because time passed. */
final class WakeUps {

  /** Most incidents that are woken at a time. */
  private static final int MOST = 500;

  /** Beyond that a step would be late. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** So long the next reading of a tracker is waited for. */
  static final Duration READING = Duration.ofMinutes(4);

  private final Bridge bridge;
  private final Enactment enactment;
  private final InstantSource clock;

  WakeUps(Bridge bridge, PolicyInForce policy, InstantSource clock) {
    this.bridge = bridge;
    this.enactment = new Enactment(policy.pack());
    this.clock = clock;
  }

  /**
   * Has what is due by the clock decided on again. The policy is in force from the first look on,
   * also where there is no incident yet: the first one is news.
   */
  Woken wake(Store.Tables tables) {
    Instant now = clock.instant();
    enactment.since(tables, now);
    List<Incident> unread = new ArrayList<>();
    Map<IncidentId, Instant> due = tables.cases().due(now, MOST);
    due.forEach(
        (id, at) -> {
          Optional<Incident> incident = tables.incidents().find(id);
          boolean done =
              incident
                  .filter(i -> isSoonRead(tables, i, at, now) || wake(tables, i, now))
                  .isPresent();
          if (!done) {
            incident
                .filter(this::goesOn)
                .ifPresentOrElse(unread::add, () -> tables.cases().rest(id));
          }
        });
    return new Woken(unread, due.size() == MOST);
  }

  /**
   * Whether trackers of an incident are about to be read for the first time since it was due: what
   * was answered in time there may not be known yet. One that is seldom read is not waited for.
   */
  private static boolean isSoonRead(
      Store.Tables tables, Incident incident, Instant due, Instant now) {
    return incident.tickets().stream()
        .filter(TicketState::isPresent)
        .map(ticket -> ticket.ref().tracker())
        .distinct()
        .flatMap(tracker -> tables.health().of(tracker).readAt().stream())
        .anyMatch(read -> read.isBefore(due) && read.plus(READING).isAfter(now));
  }

  /**
   * What is due.
   *
   * @param unread incidents of which nothing can be read, or nothing concluded since it is not
   *     known what a write did: their promises run on all the same
   * @param more whether there may be more of it
   */
  record Woken(List<Incident> unread, boolean more) {

    Woken {
      unread = List.copyOf(unread);
    }
  }

  /** A ticket of which nothing can be concluded for long keeps no promise waiting (N10). */
  private static boolean wake(Store.Tables tables, Incident incident, Instant now) {
    Set<TicketRef> stuck = Underway.stuck(tables.outbox().of(incident.id()), now.minus(PATIENCE));
    return incident.tickets().stream()
        .map(TicketState::ref)
        .anyMatch(ref -> !stuck.contains(ref) && Reception.wake(tables, ref));
  }

  /**
   * Takes note that all there was to decide by then has been decided, but for what is still due: an
   * edit must not pass over what nobody has looked at yet.
   */
  static void looked(Store.Tables tables, Instant then) {
    tables.cases().looked(tables.cases().nextWake().filter(then::isAfter).orElse(then));
  }

  /** What was deleted, merged or let go is over; what is only out of sight is not. */
  private boolean goesOn(Incident incident) {
    return bridge.knows(incident.origin().ref().tracker()) && !incident.origin().isOver();
  }
}
