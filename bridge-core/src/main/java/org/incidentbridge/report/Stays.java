package org.incidentbridge.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.report.Life.Stay;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.Timeline;

/**
 * At which level an incident was when: as people set it and as steps raised it. A firing tells the
 * level before it; what a raise came to is what the next firing, or the end, tells.
 */
final class Stays {

  private static final FieldName LEVEL = StandardField.LEVEL.field();

  private final Timeline timeline;
  private final Verdict verdict;
  private final Instant opened;
  private final String last;

  /**
   * @param last the level at the point in time of the verdict
   */
  Stays(Timeline timeline, Verdict verdict, Instant opened, Value last) {
    this.timeline = timeline;
    this.verdict = verdict;
    this.opened = opened;
    this.last = last.display();
  }

  private record Step(Instant at, String to) {}

  /**
   * The stays in their order, those after it was resolved left out.
   *
   * @param resolved when the last one ended; empty while the incident is open
   */
  List<Stay> until(Optional<Instant> resolved) {
    if (last.isEmpty()) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>(steps());
    String now = first(steps);
    Instant since = opened;
    List<Stay> stays = new ArrayList<>();
    for (Step step : steps) {
      if (!step.to().equals(now)) {
        stays.add(new Stay(now, since, Optional.of(step.at())));
        now = step.to();
        since = step.at();
      }
    }
    stays.add(new Stay(now, since, Optional.empty()));
    return resolved.map(end -> cut(stays, end)).orElse(stays);
  }

  /** What is done with the level after it was resolved is no time that anybody took. */
  private static List<Stay> cut(List<Stay> stays, Instant end) {
    return stays.stream()
        .filter(stay -> !stay.from().isAfter(end))
        .map(
            stay ->
                stay.to().filter(to -> !to.isAfter(end)).isPresent() ? stay : endedAt(stay, end))
        .toList();
  }

  private static Stay endedAt(Stay stay, Instant end) {
    return new Stay(stay.level(), stay.from(), Optional.of(end));
  }

  private String first(List<Step> steps) {
    return opening()
        .or(() -> verdict.firings().stream().findFirst().map(Stays::before))
        .filter(level -> !level.isEmpty())
        .or(() -> steps.isEmpty() ? Optional.of(last) : Optional.empty())
        .orElseGet(() -> came().findFirst().map(Stays::from).orElse(last));
  }

  private static String from(Event event) {
    return event.what() instanceof Happening.Changed change ? change.from().display() : "";
  }

  private Optional<String> opening() {
    return timeline.events().stream()
        .filter(e -> e.ticket().equals(timeline.origin()) && e.at().equals(opened))
        .flatMap(e -> e.what() instanceof Happening.Opened o ? Stream.of(o) : Stream.empty())
        .flatMap(o -> Optional.ofNullable(o.values().get(LEVEL)).stream())
        .map(Value::display)
        .findFirst();
  }

  /** Equal instants keep this order: what people do comes before what follows from it. */
  private List<Step> steps() {
    Stream<Step> people =
        came().flatMap(e -> e.what() instanceof Happening.Changed c ? step(e, c) : Stream.empty());
    return Stream.concat(people, raises().stream()).sorted(Comparator.comparing(Step::at)).toList();
  }

  private static Stream<Step> step(Event event, Happening.Changed change) {
    return change.to().isAbsent()
        ? Stream.empty()
        : Stream.of(new Step(event.at(), change.to().display()));
  }

  private Stream<Event> came() {
    return timeline.events().stream()
        .filter(e -> !e.at().isAfter(verdict.until()) && e.by().role() != Role.BRIDGE)
        .filter(
            e -> e.what() instanceof Happening.Changed c && c.counts() && c.field().equals(LEVEL));
  }

  private List<Step> raises() {
    List<Firing> firings = verdict.firings();
    List<Step> raises = new ArrayList<>();
    for (int i = 0; i < firings.size(); i++) {
      Firing firing = firings.get(i);
      if (moves(firing)) {
        Optional<Firing> next = firings.stream().skip(i + 1L).findFirst();
        Instant end = next.map(Firing::at).orElse(verdict.until());
        String to = next.map(Stays::before).orElse(last);
        raises.add(new Step(firing.at(), unless(firing, end, to)));
      }
    }
    return raises;
  }

  /** What people did in between tells what the raise had come to, as far as it can be told. */
  private String unless(Firing firing, Instant end, String to) {
    Optional<Event> between =
        came().filter(e -> e.at().isAfter(firing.at()) && !e.at().isAfter(end)).findFirst();
    return between.map(Stays::from).filter(level -> !level.isEmpty()).orElse(to);
  }

  private static String before(Firing firing) {
    return firing.why().facts().getOrDefault("level", "");
  }

  /** Whether a step changes the level. */
  static boolean moves(Firing firing) {
    return firing.actions().stream()
        .anyMatch(
            action ->
                action instanceof Action.RaiseNext
                    || action instanceof Action.RaiseTo
                    || (action instanceof Action.Put put && put.field().equals(LEVEL)));
  }
}
