package org.incidentbridge.benchmarks;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.incidentbridge.calendar.CalendarDefinition;
import org.incidentbridge.calendar.CalendarVersion;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.Holidays;
import org.incidentbridge.calendar.Span;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.ClockRule.Again;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;

/** A pack of usual size, and incidents as support has them. */
final class ProcedureSample {
  static final TicketRef ORIGIN = new TicketRef(new TrackerId("desk"), "1");
  private static final int EVENTS = 20;
  private static final List<String> STATUSES =
      List.of("in-progress", "waiting-on-customer", "in-progress", "waiting-on-third-party");
  private static final CoverageCalendar OFFICE = office();
  private static final CoverageCalendar ALWAYS = CoverageCalendar.always("always", OFFICE.zone());

  private ProcedureSample() {}

  static PolicyPack pack() {
    Condition open = not(in("incident.status", "resolved", "closed"));
    Condition solved = in("incident.status", "resolved", "closed");
    Condition waiting = in("incident.status", "waiting-on-customer");
    Condition answered =
        and(and(in("event.kind", "comment"), in("event.by", "staff")), flag("event.toReporter"));
    Condition asked = and(in("event.kind", "comment"), in("event.by", "reporter"));
    Condition created = and(in("event.kind", "created"), flag("event.onOrigin"));
    return new PolicyPack(
        new PolicyPack.Head("sample", "Sample", "1", Optional.empty(), Condition.ALWAYS),
        severities(),
        List.of(
            clock("response", run(created, or(answered, solved), Condition.NEVER, Again.NEVER)),
            clock("resolution", run(open, solved, waiting, Again.RESUME)),
            clock("next", run(asked, or(answered, solved), waiting, Again.ANEW)),
            clock("update", run(open, or(answered, solved), waiting, Again.REPEAT))),
        ladder(),
        new PolicyPack.Duties(List.of(), List.of()),
        new Catalogue(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
  }

  private static SeverityRules severities() {
    List<SeverityRules.Rule> rules = new ArrayList<>();
    List<String> priorities = List.of("urgent", "high", "normal", "low");
    for (int i = 0; i < priorities.size(); i++) {
      rules.add(
          new SeverityRules.Rule(
              name(priorities.get(i)),
              in("reported.priority", priorities.get(i)),
              "sev" + (i + 1)));
    }
    return new SeverityRules(rules, "sev4");
  }

  private static ClockRule.Run run(Condition start, Condition stop, Condition pause, Again again) {
    return new ClockRule.Run(start, stop, pause, again, Condition.NEVER);
  }

  private static ClockRule clock(String name, ClockRule.Run run) {
    List<ClockRule.TargetRow> rows = new ArrayList<>();
    for (int severity = 1; severity <= 4; severity++) {
      rows.add(
          new ClockRule.TargetRow(
              "sev" + severity,
              in("incident.severity", "sev" + severity),
              new Target.Within(Duration.ofHours(4L << severity)),
              new Hours.Of(severity == 1 ? ALWAYS : OFFICE)));
    }
    return new ClockRule(name(name), name, run, rows);
  }

  private static Ladder ladder() {
    List<Ladder.Level> levels = new ArrayList<>();
    for (String word : List.of("L1", "L2", "L3")) {
      levels.add(new Ladder.Level(word, word, List.of(), Condition.ALWAYS, new Hours.Of(OFFICE)));
    }
    return new Ladder(
        levels,
        List.of(),
        List.of(
            step("warn", new Trigger.ClockShare("resolution", 0.75), Condition.ALWAYS),
            step("late-response", new Trigger.Breach("response"), Condition.ALWAYS),
            step("late", new Trigger.Breach("resolution"), Condition.ALWAYS),
            step("silent", new Trigger.Breach("update"), Condition.ALWAYS),
            step(
                "stuck",
                new Trigger.AtLevel("L1", Duration.ofHours(16), new Hours.Of(OFFICE)),
                not(in("incident.status", "resolved", "closed"))),
            step("severe", new Trigger.Holds(), in("incident.severity", "sev1"))));
  }

  private static Step step(String name, Trigger trigger, Condition when) {
    return new Step(name(name), trigger, when, List.of(new Action.RaiseNext()));
  }

  private static RuleName name(String name) {
    return new RuleName(name, "");
  }

  /** Events in no order. */
  static List<Event> incident(Random random) {
    Instant now = Instant.parse("2026-01-05T00:00:00Z").plusSeconds(random.nextInt(20_000_000));
    TreeMap<FieldName, Value> values = new TreeMap<>();
    values.put(StandardField.TITLE.field(), Value.line("Mail does not arrive"));
    values.put(StandardField.STATUS.field(), Value.line("new"));
    values.put(StandardField.PRIORITY.field(), Value.line(random.nextBoolean() ? "high" : "low"));
    values.put(StandardField.REPORTER.field(), new Value.Person(party("cleo@acme.com")));
    List<Event> events = new ArrayList<>();
    events.add(event(0, now, Actor.Role.REPORTER, new Happening.Opened(values)));
    for (int i = 1; i < EVENTS - 1; i++) {
      now = now.plusSeconds(600 + random.nextInt(100_000));
      events.add(happening(i, now, random));
    }
    now = now.plusSeconds(600);
    events.add(event(EVENTS - 1, now, Actor.Role.STAFF, status("resolved")));
    return events;
  }

  private static Event happening(int index, Instant now, Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> event(index, now, Actor.Role.REPORTER, said(Visibility.PUBLIC));
      case 2 -> event(index, now, Actor.Role.STAFF, said(Visibility.PUBLIC));
      case 3 -> event(index, now, Actor.Role.STAFF, said(Visibility.INTERNAL));
      case 4 -> event(index, now, Actor.Role.BRIDGE, said(Visibility.PUBLIC));
      case 5 ->
          event(
              index,
              now,
              Actor.Role.STAFF,
              changed(StandardField.ASSIGNEE, new Value.Person(party("p" + index + "@home.org"))));
      default -> event(index, now, Actor.Role.STAFF, status(STATUSES.get(index % STATUSES.size())));
    };
  }

  private static Event event(int index, Instant at, Actor.Role role, Happening what) {
    Actor by = new Actor(party(role + "@home.org"), role);
    return new Event("e" + index, ORIGIN, new Event.When(at, at), by, what);
  }

  private static Happening status(String word) {
    return changed(StandardField.STATUS, Value.line(word));
  }

  private static Happening changed(StandardField field, Value to) {
    return new Happening.Changed(field.field(), Value.absent(), to, true);
  }

  private static Happening said(Visibility visibility) {
    return new Happening.Commented(visibility, visibility == Visibility.PUBLIC, "We look into it");
  }

  private static Party party(String address) {
    return Party.of(ORIGIN.tracker(), address, address, address);
  }

  private static CoverageCalendar office() {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (int day = 1; day <= 5; day++) {
      week.put(DayOfWeek.of(day), Span.parseAll("09:00-17:00"));
    }
    ZoneId zone = ZoneId.of("Europe/London");
    return new CoverageCalendar(
        CalendarDefinition.of("office", CalendarVersion.of(zone, week, Holidays.none())));
  }

  private static Condition in(String path, String... words) {
    Set<String> set = Set.of(words);
    String variable = path.substring(0, path.indexOf('.'));
    String member = path.substring(variable.length() + 1);
    return new Reading(
        path + " in " + List.of(words),
        Set.of(path),
        all -> set.contains(read(all, variable, member)));
  }

  private static Condition flag(String path) {
    String variable = path.substring(0, path.indexOf('.'));
    String member = path.substring(variable.length() + 1);
    return new Reading(path, Set.of(path), all -> Boolean.TRUE.equals(read(all, variable, member)));
  }

  private static Object read(Map<String, Object> all, String variable, String member) {
    Object value = all.get(variable) instanceof Map<?, ?> map ? map.get(member) : null;
    return value == null ? "" : value;
  }

  private static Condition not(Condition one) {
    return new Reading(
        "!(" + one.text() + ")", one.reads().orElseThrow(), all -> !one.test(all).holds());
  }

  private static Condition and(Condition a, Condition b) {
    return new Reading(
        "(" + a.text() + ") && " + b.text(),
        union(a, b),
        all -> a.test(all).holds() && b.test(all).holds());
  }

  private static Condition or(Condition a, Condition b) {
    return new Reading(
        "(" + a.text() + ") || " + b.text(),
        union(a, b),
        all -> a.test(all).holds() || b.test(all).holds());
  }

  private static Set<String> union(Condition a, Condition b) {
    Set<String> union = new TreeSet<>(a.reads().orElseThrow());
    union.addAll(b.reads().orElseThrow());
    return union;
  }

  /** A condition made of a function; the same text is the same condition. */
  private record Reading(String text, Set<String> paths, Predicate<Map<String, Object>> predicate)
      implements Condition {
    @Override
    public Answer test(Map<String, Object> variables) {
      return new Answer(predicate.test(variables), "");
    }

    @Override
    public Optional<Set<String>> reads() {
      return Optional.of(paths);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Reading reading && text.equals(reading.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }
}
