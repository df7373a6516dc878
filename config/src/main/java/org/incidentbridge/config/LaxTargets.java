package org.incidentbridge.config;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.CoverageException;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.ClockRule.TargetRow;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Target;
import org.incidentbridge.replay.Due;

/**
 * Warns of targets that give a graver incident more time than a lighter one. Since hours and
 * business days do not compare by themselves, due times are worked out for starts all over a
 * fortnight; a target that is laxer for most of them is told.
 */
final class LaxTargets {

  private static final Instant MONDAY = Instant.parse("2026-02-02T00:00:00Z");
  private static final Duration STEP = Duration.ofHours(5);
  private static final int STARTS = 67;

  private final Problems problems;
  private final PolicyNames names;

  LaxTargets(Problems problems, PolicyNames names) {
    this.problems = problems;
    this.names = names;
  }

  void check(ClockRule clock) {
    compare(clock, StandardField.SEVERITY.words());
    compare(clock, StandardField.PRIORITY.words());
  }

  private void compare(ClockRule clock, List<String> gravestFirst) {
    List<TargetRow> rows = new ArrayList<>();
    gravestFirst.forEach(
        word ->
            clock.targets().stream()
                .filter(r -> r.name().equals(word) && !(r.target() instanceof Target.None))
                .findFirst()
                .ifPresent(rows::add));
    for (int i = 1; i < rows.size(); i++) {
      lax(clock, rows.get(i - 1), rows.get(i));
    }
  }

  private void lax(ClockRule clock, TargetRow graver, TargetRow lighter) {
    int later = 0;
    for (int i = 0; i < STARTS; i++) {
      Instant start = MONDAY.plus(STEP.multipliedBy(i));
      Optional<Instant> one = due(graver, start);
      Optional<Instant> other = due(lighter, start);
      if (one.isPresent() && other.isPresent() && one.get().isAfter(other.get())) {
        later++;
      }
    }
    if (later > STARTS / 2) {
      Mapping targets =
          names
              .pack()
              .mapping("clocks")
              .flatMap(m -> m.mapping(clock.name()))
              .flatMap(m -> m.mapping("targets"))
              .orElse(names.pack());
      problems.warning(
          targets.keyAt(graver.name()),
          "clocks." + clock.name() + ".targets." + graver.name(),
          "gives more time than " + lighter.name() + ", which is less grave",
          "make it shorter, or look at the hours in which the two count");
    }
  }

  /** When it would be due; empty if there is no target, or never that much coverage. */
  private static Optional<Instant> due(TargetRow row, Instant start) {
    try {
      return covered(row, start);
    } catch (CoverageException never) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> covered(TargetRow row, Instant start) {
    CoverageCalendar calendar =
        switch (row.hours()) {
          case Hours.Of of -> of.calendar();
          case Hours.OfPlan plan -> plan.otherwise();
          case Hours.OfService service -> service.otherwise();
        };
    return Due.unpaused(row.target(), calendar, start);
  }
}
