package org.incidentbridge.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Replay;
import org.incidentbridge.replay.Verdict;

/** Runs a scenario under a policy and tells what came out otherwise than expected. */
final class ScenarioRun {

  private static final String GATE = "gate:";

  private final PolicyPack pack;
  private final PackPlaces places;
  private final SeverityReasons severities;
  private final Scenario scenario;
  private final Expectations expectations;
  private final StepReasons reasons;

  /**
   * @param places where the rules of the pack stand
   */
  ScenarioRun(PolicyPack pack, PackPlaces places, Scenario scenario, Problems problems) {
    this.severities = new SeverityReasons(pack, places);
    this.pack = severities.pack();
    this.places = places;
    this.scenario = scenario;
    this.expectations =
        new Expectations(problems, new ScenarioTimes(scenario.zone(), Instant.EPOCH));
    this.reasons = new StepReasons(this.pack, places, expectations.times());
  }

  void run() {
    Replay replay = Replay.of(pack);
    for (Scenario.Expected expected : scenario.expectations()) {
      severities.forget();
      Verdict verdict = replay.run(scenario.story().until(expected.at()), expected.at());
      check(expected.then(), verdict, expected.at());
    }
  }

  private void check(Mapping then, Verdict verdict, Instant at) {
    severity(then, verdict, at);
    then.scalar("level").ifPresent(wanted -> level(wanted, verdict, at));
    then.mapping("fields")
        .ifPresent(
            fields ->
                fields
                    .entries()
                    .forEach(
                        (name, entry) -> {
                          if (entry.value() instanceof Scalar wanted) {
                            field(wanted, "fields." + name, name, verdict, at);
                          }
                        }));
    fired(then, verdict, at);
    done(then, verdict, at);
    then.mapping("clocks")
        .ifPresent(
            clocks -> new ClockExpectations(expectations, pack, places, at).check(clocks, verdict));
    new DutyExpectations(expectations, pack, places, at).check(then, verdict);
  }

  private void severity(Mapping then, Verdict verdict, Instant at) {
    Optional<Verdict.Computed> computed = computed(verdict, StandardField.SEVERITY.field().name());
    String is = computed.map(c -> c.value().display()).orElse("none");
    String rule = computed.map(Verdict.Computed::rule).orElse("no rule");
    Optional<Scalar> wanted =
        then.scalar("severity").or(() -> then.mapping("severity").flatMap(s -> s.scalar("is")));
    wanted.ifPresent(
        w ->
            expectations.that(
                new Expectations.Spot(w.at(), "severity", at),
                w.text().equals(is),
                "expected %s but it was %s, by %s".formatted(w.text(), is, rule),
                severities::lines));
    boolean told = wanted.filter(w -> !w.text().equals(is)).isPresent();
    then.mapping("severity")
        .flatMap(s -> s.scalar("by"))
        .ifPresent(
            by ->
                expectations.that(
                    new Expectations.Spot(by.at(), "severity.by", at),
                    matches(rule, by.text()),
                    "expected the rule '%s' but it was '%s'".formatted(by.text(), rule),
                    told ? List::of : severities::lines));
  }

  /** Rules are shown with the numbers that they come from. */
  private static boolean matches(String rule, String wanted) {
    return rule.equals(wanted)
        || rule.startsWith(wanted + " (")
        || (wanted.equals("otherwise") && rule.startsWith("no rule"));
  }

  private static Optional<Verdict.Computed> computed(Verdict verdict, String field) {
    return verdict.facts().entrySet().stream()
        .filter(e -> e.getKey().name().equals(field))
        .map(java.util.Map.Entry::getValue)
        .findFirst();
  }

  private void level(Scalar wanted, Verdict verdict, Instant at) {
    Optional<Verdict.Computed> is = computed(verdict, StandardField.LEVEL.field().name());
    expectations.same(
        new Expectations.Spot(wanted.at(), "level", at),
        wanted.text(),
        shown(is),
        by(is),
        () -> reasons.level(wanted.text(), shown(is), steps(verdict), verdict));
  }

  private void field(Scalar wanted, String path, String field, Verdict verdict, Instant at) {
    Optional<Verdict.Computed> is = computed(verdict, field);
    expectations.same(
        new Expectations.Spot(wanted.at(), path, at), wanted.text(), shown(is), by(is));
  }

  private static String shown(Optional<Verdict.Computed> is) {
    return is.map(c -> c.value().display()).filter(t -> !t.isEmpty()).orElse("none");
  }

  private static String by(Optional<Verdict.Computed> is) {
    return "by " + is.map(Verdict.Computed::rule).orElse("nothing: the policy does not decide it");
  }

  private List<Firing> steps(Verdict verdict) {
    return verdict.firings().stream().filter(f -> !f.key().startsWith(GATE)).toList();
  }

  private void fired(Mapping then, Verdict verdict, Instant at) {
    if (then.get("fired").isEmpty()) {
      return;
    }
    List<String> wanted =
        PolicyParts.texts(then, "fired").stream().map(s -> s.text().strip()).toList();
    List<Firing> steps = steps(verdict);
    List<String> is = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      String name = steps.get(i).step().name();
      boolean timed = i < wanted.size() && wanted.get(i).contains(" at ");
      is.add(timed ? name + " at " + expectations.times().show(steps.get(i).at()) : name);
    }
    expectations.that(
        new Expectations.Spot(then.valueAt("fired"), "fired", at),
        wanted.equals(is),
        "expected the steps [%s] but they were [%s]"
            .formatted(
                String.join(", ", wanted),
                steps.stream()
                    .map(f -> f.step().name() + " at " + expectations.times().show(f.at()))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("")),
        () -> reasons.fired(wanted, steps, verdict));
  }

  private void done(Mapping then, Verdict verdict, Instant at) {
    List<String> did =
        verdict.firings().stream()
            .flatMap(f -> f.actions().stream())
            .map(ActionPhrase::of)
            .toList();
    String all = did.isEmpty() ? "nothing was done" : "done was: " + String.join("; ", did);
    int from = 0;
    for (Scalar wanted : PolicyParts.texts(then, "does")) {
      int found = from;
      while (found < did.size() && !ActionPhrase.fits(did.get(found), wanted.text())) {
        found++;
      }
      expectations.that(
          new Expectations.Spot(wanted.at(), "does", at),
          found < did.size(),
          "expected '%s' but %s".formatted(wanted.text(), all));
      from = Math.min(found + 1, did.size());
    }
    for (Scalar unwanted : PolicyParts.texts(then, "not")) {
      expectations.that(
          new Expectations.Spot(unwanted.at(), "not", at),
          did.stream().noneMatch(phrase -> ActionPhrase.fits(phrase, unwanted.text())),
          "expected not to '%s' but %s".formatted(unwanted.text(), all));
    }
  }
}
