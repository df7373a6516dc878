package org.incidentbridge.backtest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.incidentbridge.calendar.CalendarDefinition;
import org.incidentbridge.calendar.CalendarVersion;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.Holiday;
import org.incidentbridge.calendar.Holidays;
import org.incidentbridge.calendar.Span;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.pack.Target;
import org.incidentbridge.policy.Condition;

/** A policy of one clock in office hours, from Monday to Friday. */
final class Office {
  private Office() {}

  static PolicyPack pack(Duration target, LocalDate... holidays) {
    var clock =
        new ClockRule(
            new RuleName("resolution", ""),
            "Resolution",
            new ClockRule.Run(
                status("new"),
                status("resolved"),
                Condition.NEVER,
                ClockRule.Again.NEVER,
                Condition.NEVER),
            List.of(
                new ClockRule.TargetRow(
                    "any",
                    Condition.ALWAYS,
                    new Target.Within(target),
                    new Hours.Of(calendar(holidays)))));
    return new PolicyPack(
        new PolicyPack.Head("office", "Office", "1", Optional.empty(), Condition.ALWAYS),
        new SeverityRules(List.of(), "sev3"),
        List.of(clock),
        Ladder.NONE,
        new PolicyPack.Duties(List.of(), List.of()),
        new Catalogue(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
  }

  static CoverageCalendar calendar(LocalDate... holidays) {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (int day = 1; day <= 5; day++) {
      week.put(DayOfWeek.of(day), List.of(Span.parse("09:00-17:00")));
    }
    Holidays closed =
        Holidays.of(Arrays.stream(holidays).map(day -> Holiday.of(day, "closed")).toList());
    return new CoverageCalendar(
        CalendarDefinition.of("office", CalendarVersion.of(ZoneOffset.UTC, week, closed)));
  }

  static Condition status(String word) {
    return new Reading("incident.status", word::equals);
  }

  /** A condition over one member. */
  record Reading(String path, Predicate<Object> predicate) implements Condition {
    @Override
    public Answer test(Map<String, Object> variables) {
      String[] names = path.split("\\.");
      Object of = Objects.requireNonNull(variables.get(names[0]));
      Object member = ((Map<?, ?>) of).get(names[1]);
      return new Answer(member != null && predicate.test(member), "");
    }

    @Override
    public String text() {
      return path;
    }

    @Override
    public Optional<Set<String>> reads() {
      return Optional.of(Set.of(path));
    }
  }
}
