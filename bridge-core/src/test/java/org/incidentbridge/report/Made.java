package org.incidentbridge.report;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.ClockReading.Pause;
import org.incidentbridge.replay.ClockReading.State;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.report.Life.Stay;
import org.incidentbridge.report.Life.Turn;
import org.incidentbridge.report.Sample.Standing;

/** An incident put together in a test. */
final class Made {

  static final CoverageCalendar ALWAYS = CoverageCalendar.always("24x7", ZoneOffset.UTC);
  static final Period WEEK = new Period(at("2026-03-09T00:00:00Z"), at("2026-03-16T00:00:00Z"));

  private final String name;
  private final Instant opened;
  private final List<Turn> turns = new ArrayList<>();
  private final List<Stay> stays = new ArrayList<>();
  private final List<ClockReading> clocks = new ArrayList<>();
  private Instant touched;
  private String severity = "sev3";
  private String assignee = "Ann";
  private String title = "";
  private String knownProblem = "";
  private Standing standing = Standing.COUNTED;

  private Made(String name, String opened, String status) {
    this.name = name;
    this.opened = at(opened);
    this.touched = this.opened;
    turns.add(new Turn(this.opened, status));
  }

  static Instant at(String text) {
    return Instant.parse(text);
  }

  static Made incident(String name, String opened) {
    return new Made(name, opened, "new");
  }

  static Made incident(String name, String opened, String status) {
    return new Made(name, opened, status);
  }

  Made status(String when, String word) {
    turns.add(new Turn(at(when), word));
    return this;
  }

  Made touched(String when) {
    touched = at(when);
    return this;
  }

  Made severity(String word) {
    severity = word;
    return this;
  }

  Made assignee(String who) {
    assignee = who;
    return this;
  }

  Made title(String text) {
    title = text;
    return this;
  }

  Made matched(String problem) {
    knownProblem = problem;
    return this;
  }

  Made standing(Standing how) {
    standing = how;
    return this;
  }

  Made stay(String level, String from, String to) {
    Optional<Instant> end = to.isEmpty() ? Optional.empty() : Optional.of(at(to));
    stays.add(new Stay(level, at(from), end));
    return this;
  }

  /** A clock from the beginning that is due then; stop is empty while it runs. */
  Made clock(State state, String due, String stop, Pause... pauses) {
    Optional<Instant> end = stop.isEmpty() ? Optional.empty() : Optional.of(at(stop));
    Optional<Instant> by = due.isEmpty() ? Optional.empty() : Optional.of(at(due));
    var promise =
        new ClockReading.Promise(
            Optional.empty(),
            Optional.of(ALWAYS),
            by,
            by.isPresent() || state == State.PAUSED
                ? Optional.of(Duration.ZERO)
                : Optional.empty());
    var rule =
        new ClockRule(
            new RuleName("resolution", "J4"),
            "Resolution",
            new ClockRule.Run(
                Condition.ALWAYS,
                Condition.NEVER,
                Condition.NEVER,
                ClockRule.Again.NEVER,
                Condition.NEVER),
            List.of());
    var cycle = new Cycle(1, opened, end, List.of(pauses), promise, state);
    clocks.add(new ClockReading(rule, List.of(cycle)));
    return this;
  }

  Sample done() {
    var life = new Life(opened, touched, touched, turns, stays);
    String level = stays.isEmpty() ? "" : stays.getLast().level();
    return new Sample(
        new Sample.Label(name, "desk " + name, title, URI.create("https://desk.example/" + name)),
        new Sample.Facts(
            severity,
            level,
            turns.getLast().status(),
            assignee,
            new Sample.About("mail", "acme"),
            knownProblem),
        life,
        new Verdict(
            WEEK.until(),
            new TreeMap<>(),
            clocks,
            List.of(),
            new Verdict.Duties(List.of(), List.of()),
            new Verdict.Outlook(Optional.empty(), List.of())),
        standing);
  }
}
