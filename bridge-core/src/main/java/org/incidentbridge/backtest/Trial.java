package org.incidentbridge.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.ClockRule.TargetRow;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.replay.Replay;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.Timeline;

/**
 * Two policies side by side. Pure and safe for threads. Steps are in force always: what counts is
 * what would have been if either policy had been there from the beginning.
 */
public final class Trial {
  private final Replay before;
  private final Replay after;
  private final boolean isOneButForTargets;
  private final Standing standingBefore;
  private final Standing standingAfter;
  private final Instant until;

  /**
   * Makes two policies ready.
   *
   * @param before the present policy
   * @param after the one that is tried
   * @param until when incidents are looked at; what happened later is left out
   */
  public Trial(PolicyPack before, PolicyPack after, Instant until) {
    RememberedPack memory = new RememberedPack();
    PolicyPack present = memory.of(before);
    PolicyPack tried = memory.of(after);
    Optional<Set<TargetRow>> others = OtherTargets.of(present, tried);
    this.before = Replay.of(present, others.orElse(Set.of()));
    this.after = Replay.of(tried);
    this.isOneButForTargets = others.isPresent();
    this.standingBefore = new Standing(before.catalogue());
    this.standingAfter =
        before.catalogue().organisations().equals(after.catalogue().organisations())
            ? standingBefore
            : new Standing(after.catalogue());
    this.until = until;
  }

  /**
   * Judges an incident under both.
   *
   * @param tally takes the counts
   * @return what is different; empty if nothing is
   */
  Optional<Finding> judge(PastIncident incident, Tally tally) {
    Timeline seen = standingBefore.of(incident.timeline());
    Replay.Lived lived = before.live(seen, until);
    Verdict first = lived.verdict();
    Verdict second =
        isOneButForTargets && !lived.watchedCounted()
            ? first
            : after.live(seenAfter(incident.timeline(), seen), until).verdict();
    Finding.Place place = place(incident.timeline(), second);
    var clocks = new ArrayList<Finding.ClockShift>(0);
    Promises.each(
        first,
        second,
        pair -> {
          tally.promise(pair, place);
          shift(pair).ifPresent(clocks::add);
        });
    List<Finding.StepShift> steps = StepShifts.of(first.firings(), second.firings(), tally);
    var duties = DutyShifts.of(first.duties().obligations(), second.duties().obligations(), until);
    duties.count(tally);
    second.outlook().problems().forEach(tally::problem);
    var finding = new Finding(incident.id(), incident.key(), place, clocks, steps, duties.shifts());
    tally.incident(!finding.isEmpty());
    return finding.isEmpty() ? Optional.empty() : Optional.of(finding);
  }

  private Timeline seenAfter(Timeline timeline, Timeline seenBefore) {
    return standingAfter == standingBefore ? seenBefore : standingAfter.of(timeline);
  }

  private static Optional<Finding.ClockShift> shift(Promises.Pair pair) {
    return pair.isNewlyBreached() || pair.isSaved()
        ? Optional.of(
            new Finding.ClockShift(
                pair.clock(),
                pair.cycle(),
                pair.isSaved(),
                pair.before().due(),
                pair.after().due()))
        : Optional.empty();
  }

  private Finding.Place place(Timeline timeline, Verdict verdict) {
    return new Finding.Place(
        word(StandardField.SEVERITY, timeline, verdict),
        word(StandardField.SERVICE, timeline, verdict),
        word(StandardField.LEVEL, timeline, verdict));
  }

  private String word(StandardField field, Timeline timeline, Verdict verdict) {
    Verdict.Computed computed = verdict.facts().get(field.field());
    return computed == null ? reported(field, timeline) : computed.value().display();
  }

  /** What people set last. */
  private String reported(StandardField field, Timeline timeline) {
    List<Event> events = timeline.events();
    for (int i = events.size() - 1; i >= 0; i--) {
      Event event = events.get(i);
      if (event.at().isAfter(until)) {
        continue;
      }
      if (event.what() instanceof Happening.Changed changed
          && changed.counts()
          && changed.field().equals(field.field())) {
        return changed.to().display();
      }
      if (event.what() instanceof Happening.Opened opened
          && event.ticket().equals(timeline.origin())) {
        var value = opened.values().get(field.field());
        return value == null ? "" : value.display();
      }
    }
    return "";
  }
}
