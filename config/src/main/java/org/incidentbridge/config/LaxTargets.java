package org.incidentbridge.config;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * fortnight; a target that is laxer for most of them is told. Which line of the table counts for
 * which incident is what the conditions of the lines say, where they can be looked into.
 */
final class LaxTargets {

  private static final Instant MONDAY = Instant.parse("2026-02-02T00:00:00Z");
  private static final Duration STEP = Duration.ofHours(5);
  private static final int STARTS = 67;

  private final Problems problems;
  private final PolicyNames names;
  private final Possible possible;

  LaxTargets(Problems problems, PolicyNames names, Possible possible) {
    this.problems = problems;
    this.names = names;
    this.possible = possible;
  }

  /** The lines that may count for incidents with that word. */
  private record Graded(String word, TargetLines lines) {}

  void check(ClockRule clock) {
    Set<TargetRow> told = new HashSet<>();
    for (StandardField field : List.of(StandardField.SEVERITY, StandardField.PRIORITY)) {
      List<Graded> graded = graded(clock, field);
      for (int i = 0; i < graded.size(); i++) {
        Graded graver = graded.get(i);
        graded.stream()
            .skip(i + 1L)
            .filter(lighter -> lighter.lines().certain())
            .findFirst()
            .ifPresent(lighter -> compare(clock, graver, lighter, told));
      }
    }
  }

  /** The gravest first, without those that the clock never meets. */
  private List<Graded> graded(ClockRule clock, StandardField field) {
    String path = "incident." + field.field();
    return field.words().stream()
        .filter(word -> possible.has(path, word))
        .filter(word -> possible.ever(clock.run().start(), Map.of(path, word)))
        .map(word -> new Graded(word, TargetLines.of(clock, Map.of(path, word))))
        .toList();
  }

  /** A line is too lax if it is laxer than all that may count for the less grave ones. */
  private void compare(ClockRule clock, Graded graver, Graded lighter, Set<TargetRow> told) {
    for (TargetRow row : graver.lines().rows()) {
      if (lighter.lines().rows().stream().allMatch(other -> isLaxer(row, other)) && told.add(row)) {
        warn(clock, row, graver.word(), lighter);
      }
    }
  }

  private void warn(ClockRule clock, TargetRow row, String word, Graded lighter) {
    Mapping targets =
        names
            .pack()
            .mapping("clocks")
            .flatMap(m -> m.mapping(clock.name()))
            .flatMap(m -> m.mapping("targets"))
            .orElse(names.pack());
    TargetRow other = lighter.lines().rows().getLast();
    boolean named = row.name().equals(word) && other.name().equals(lighter.word());
    String more =
        row.target() instanceof Target.None
            ? "has no target, but %s has one"
            : "gives more time than %s";
    String whose =
        named
            ? ", which is less grave"
            : "; it is for %s, and that for %s".formatted(word, lighter.word());
    problems.warning(
        targets.keyAt(row.name()),
        "clocks." + clock.name() + ".targets." + row.name(),
        more.formatted(other.name()) + whose,
        "make it shorter, or look at the hours in which the two count");
  }

  private static boolean isLaxer(TargetRow row, TargetRow other) {
    if (row.target() instanceof Target.None || other.target() instanceof Target.None) {
      return !(other.target() instanceof Target.None);
    }
    int later = 0;
    for (int i = 0; i < STARTS; i++) {
      Instant start = MONDAY.plus(STEP.multipliedBy(i));
      Optional<Instant> one = due(row, start);
      Optional<Instant> two = due(other, start);
      if (one.isPresent() && two.isPresent() && one.get().isAfter(two.get())) {
        later++;
      }
    }
    return later > STARTS / 2;
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
