package org.incidentbridge.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.pack.Action;
import org.incidentbridge.replay.CaseRecord.Fired;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Verdict;

/**
 * What steps that were carried out earlier have yet to say. What waits for its tracker is worded
 * anew, since a ticket of which it tells may be private by now (N5); what is meant for a tracker in
 * which the incident had no ticket is said once it has one, such as the one that the same step
 * asked for. Pure.
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
    return past.record().fired().stream().flatMap(told -> firing(told, verdict)).toList();
  }

  private static Stream<Firing> firing(Fired told, Verdict verdict) {
    return verdict.firings().stream()
        .filter(f -> told.isOf(f.name()) && f.at().equals(told.at()))
        .limit(1)
        .map(f -> f.as(told.key()));
  }

  /**
   * Since when it is being said, if it may still have to be; what was said is not said again.
   *
   * @param action the number of a comment among the actions
   */
  Optional<Instant> since(Firing firing, int action) {
    Optional<Instant> announced =
        past.record().fired().stream()
            .filter(told -> told.key().equals(firing.key()))
            .map(Fired::announced)
            .findFirst();
    return past.waiting().contains(Topics.step(firing.key(), action))
        ? announced
        : announced
            .filter(at -> isInOneTracker(firing, action) && !at.plus(PATIENCE).isBefore(now))
            .map(at -> now);
  }

  private static boolean isInOneTracker(Firing firing, int action) {
    return firing.actions().get(action) instanceof Action.Comment comment
        && comment.where() instanceof Action.Where.In;
  }
}
