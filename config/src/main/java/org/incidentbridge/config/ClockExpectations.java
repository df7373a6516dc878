package org.incidentbridge.config;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.ClockRule.TargetRow;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.Verdict;

/** Holds clocks against what was expected of them. */
final class ClockExpectations {

  private static final String IDLE = "idle";

  private final Expectations expectations;
  private final PolicyPack pack;
  private final PackPlaces places;
  private final Instant at;
  private final Set<String> told = new HashSet<>();

  ClockExpectations(Expectations expectations, PolicyPack pack, PackPlaces places, Instant at) {
    this.places = places;
    this.expectations = expectations;
    this.pack = pack;
    this.at = at;
  }

  void check(Mapping clocks, Verdict verdict) {
    clocks
        .entries()
        .forEach(
            (name, entry) -> {
              Optional<ClockReading> clock = reading(name, verdict);
              expectations.that(
                  new Expectations.Spot(entry.keyAt(), "clocks." + name, at),
                  clock.isPresent(),
                  "the policy has no clock '%s'; %s".formatted(name, known(name)));
              clock.ifPresent(reading -> clock(entry.value(), reading));
            });
  }

  private String known(String name) {
    List<String> names = pack.clocks().stream().map(ClockRule::name).toList();
    return DidYouMean.or(name, names, "it has " + String.join(", ", names));
  }

  /** A clock that is not in the verdict never began: the incident does not count. */
  private Optional<ClockReading> reading(String name, Verdict verdict) {
    return verdict
        .clock(name)
        .or(() -> pack.clock(name).map(rule -> new ClockReading(rule, List.of())));
  }

  private void clock(Yaml wanted, ClockReading clock) {
    String path = "clocks." + clock.name();
    Optional<Scalar> state =
        wanted instanceof Scalar word ? Optional.of(word) : wanted.scalar("is");
    state.ifPresent(
        w ->
            expectations.same(
                spot(w, path), w.text(), state(clock), because(clock), () -> reasons(clock)));
    Optional<Cycle> latest = clock.latest();
    wanted
        .scalar("due")
        .ifPresent(
            w ->
                expectations.due(
                    spot(w, path + ".due"),
                    w,
                    latest.flatMap(c -> c.promise().due()),
                    because(clock),
                    () -> reasons(clock)));
    wanted.scalar("left").ifPresent(w -> left(w, path + ".left", clock));
    wanted
        .scalar("row")
        .ifPresent(
            w ->
                expectations.same(
                    spot(w, path + ".row"),
                    w.text(),
                    latest.flatMap(c -> c.promise().row()).map(TargetRow::name).orElse("none"),
                    because(clock),
                    () -> reasons(clock)));
    cycles(wanted, path, clock);
  }

  private void cycles(Yaml wanted, String path, ClockReading clock) {
    if (wanted.get("cycles").isPresent()) {
      List<String> states = PolicyParts.texts(wanted, "cycles").stream().map(Scalar::text).toList();
      List<String> is = clock.cycles().stream().map(c -> word(c.state())).toList();
      expectations.that(
          new Expectations.Spot(wanted.valueAt("cycles"), path + ".cycles", at),
          states.equals(is),
          "expected the cycles %s but they were %s, %s".formatted(states, is, because(clock)),
          () -> reasons(clock));
    }
  }

  private void left(Scalar wanted, String path, ClockReading clock) {
    boolean negative = wanted.text().startsWith("-");
    Optional<Duration> length =
        TargetText.length(negative ? wanted.text().substring(1) : wanted.text())
            .map(d -> negative ? d.negated() : d);
    Optional<Duration> is = clock.latest().flatMap(c -> c.promise().left());
    expectations.that(
        spot(wanted, path),
        is.equals(length),
        "expected %s to be left but it was %s, %s"
            .formatted(wanted.text(), is.map(ScenarioTimes::show).orElse("none"), because(clock)),
        () -> reasons(clock));
  }

  private Expectations.Spot spot(Scalar wanted, String path) {
    return new Expectations.Spot(wanted.at(), path, at);
  }

  private static String state(ClockReading clock) {
    return clock.latest().map(c -> word(c.state())).orElse(IDLE);
  }

  private static String word(ClockReading.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private String because(ClockReading clock) {
    return clock
        .latest()
        .map(
            c ->
                "because cycle %d began at %s%s%s%s"
                    .formatted(
                        c.number(),
                        show(c.start()),
                        c.stop().map(s -> ", was stopped at " + show(s)).orElse(""),
                        c.promise().due().map(d -> ", is due at " + show(d)).orElse(""),
                        pauses(c)))
        .orElse("because it never began");
  }

  /** What of the pack made it so, with its places. */
  private List<String> reasons(ClockReading clock) {
    String name = clock.name();
    if (!told.add(name)) {
      return List.of();
    }
    List<String> reasons = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (String key : List.of("start", "stop", "pause", "restart", "again")) {
      places.said("clocks", name, key).ifPresent(text -> run.add(key + ": " + text));
    }
    reasons.add("%s%s has %s".formatted(name, places.of("clocks", name), String.join(", ", run)));
    clock
        .latest()
        .ifPresent(
            cycle ->
                reasons.add(
                    cycle
                        .promise()
                        .row()
                        .map(row -> target(clock, row, cycle))
                        .orElse("no line of its targets holds, so it has no due time")));
    return reasons;
  }

  private String target(ClockReading clock, TargetRow row, Cycle cycle) {
    String calendar =
        cycle
            .promise()
            .calendar()
            .map(c -> ", in the hours of " + c.name() + places.of("calendars", c.name()))
            .orElse("");
    String condition = row.when().text();
    boolean plain = condition.equals(row.name()) || condition.equals("true");
    return "its line %s%s counts%s: %s%s"
        .formatted(
            row.name(),
            places.of("clocks", clock.name(), "targets", row.name()),
            plain ? "" : ", since '" + condition + "' holds",
            cycle.promise().target().orElse("none"),
            calendar);
  }

  private String pauses(Cycle cycle) {
    return cycle.pauses().isEmpty()
        ? ""
        : cycle.pauses().stream()
            .map(
                p ->
                    "%s to %s (%s)"
                        .formatted(show(p.from()), p.to().map(this::show).orElse("now"), p.why()))
            .collect(Collectors.joining(", ", ", and paused from ", ""));
  }

  private String show(Instant moment) {
    return expectations.times().show(moment);
  }
}
