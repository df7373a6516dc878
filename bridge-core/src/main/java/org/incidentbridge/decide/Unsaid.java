package org.incidentbridge.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.pack.Action;
import org.incidentbridge.replay.CaseRecord.Fired;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.timeline.Happening;

/**
 * What steps that were carried out earlier have yet to say. What waits for its tracker is worded
 * anew, since a ticket of which it tells may be private by now (N5). What is meant for a ticket
 * that was out of sight is said once it is back, and what is meant for a tracker in which the
 * incident had no ticket once it has one, such as the one that the same step asked for. Pure.
 */
final class Unsaid {

  /** Later it is no news there. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final PolicyFile past;
  private final Instant now;

  Unsaid(PolicyFile past, Instant now) {
    this.past = past;
    this.now = now;
  }

  /** The firings of a verdict that were announced before, by the keys that they had then. */
  List<Firing> announced(Verdict verdict) {
    Set<String> open =
        past.record().fired().stream()
            .filter(told -> isRecent(told) || isWaiting(told))
            .map(Fired::key)
            .collect(Collectors.toSet());
    return open.isEmpty()
        ? List.of()
        : Fresh.known(verdict.firings(), past.record()).stream()
            .filter(firing -> open.contains(firing.key()))
            .toList();
  }

  /**
   * What was announced before and does not stand any more. What waits for its tracker alone was
   * said when it was decided on, and goes there.
   */
  List<Fired> withdrawn(Verdict verdict) {
    return past.record().fired().stream().noneMatch(this::isRecent)
        ? List.of()
        : Fresh.withdrawn(verdict.firings(), past.record()).stream()
            .filter(told -> isRecent(told) && !isWaiting(told))
            .toList();
  }

  private boolean isRecent(Fired told) {
    return !told.announced().plus(PATIENCE).isBefore(now);
  }

  private boolean isWaiting(Fired told) {
    String topics = Topics.steps(told.key());
    return past.waiting().stream().anyMatch(topic -> topic.startsWith(topics));
  }

  /**
   * Since when it is being said on a ticket, if it may still have to be; what was said is not said
   * again.
   *
   * @param action the number of a comment among the actions
   */
  Optional<Instant> since(Firing firing, int action, TicketRef on) {
    Optional<Fired> told =
        past.record().fired().stream()
            .filter(f -> f.key().equals(firing.key()))
            .filter(f -> concerns(firing.actions().get(action), on, f.announced()))
            .findFirst();
    return past.waiting().contains(Topics.step(firing.key(), action))
        ? told.map(Fired::announced)
        : told.filter(this::isRecent).map(f -> now);
  }

  /** A mirror that came later is no addressee of what all tickets were told. */
  boolean concerns(Action action, TicketRef on, Instant announced) {
    return action instanceof Action.Comment comment
        && (!(comment.where() instanceof Action.Where.All) || wasThere(on, announced));
  }

  private boolean wasThere(TicketRef ticket, Instant then) {
    return past.timeline().events().stream()
        .anyMatch(
            e ->
                e.ticket().equals(ticket)
                    && e.what() instanceof Happening.Opened
                    && !e.when().known().isAfter(then));
  }
}
