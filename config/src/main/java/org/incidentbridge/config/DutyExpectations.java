package org.incidentbridge.config;

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
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Target;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.replay.Verdict;

/** Holds gates and obligations against what was expected of them. */
final class DutyExpectations {

  private static final String NONE = "none";

  private final Expectations expectations;
  private final PolicyPack pack;
  private final PackPlaces places;
  private final Instant at;
  private final Set<String> told = new HashSet<>();

  /**
   * @param places where the rules of the pack stand
   */
  DutyExpectations(Expectations expectations, PolicyPack pack, PackPlaces places, Instant at) {
    this.expectations = expectations;
    this.pack = pack;
    this.places = places;
    this.at = at;
  }

  void check(Mapping then, Verdict verdict) {
    each(then, "obligations", (name, wanted) -> obligation(name, wanted, verdict));
    each(then, "gates", (name, wanted) -> gate(name, wanted, verdict));
    each(then, "asked", (name, wanted) -> asked(name, wanted, verdict));
  }

  private static void each(
      Mapping then, String key, java.util.function.BiConsumer<String, Mapping> use) {
    then.mapping(key)
        .ifPresent(
            all ->
                all.entries()
                    .forEach(
                        (name, entry) ->
                            use.accept(
                                name,
                                new Mapping(
                                    entry.value().at(), java.util.Map.of("wanted", entry)))));
  }

  private void obligation(String name, Mapping holder, Verdict verdict) {
    List<Obligation> all =
        verdict.duties().obligations().stream().filter(o -> o.rule().name().equals(name)).toList();
    Optional<Obligation> latest = all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    Yaml wanted = holder.get("wanted").orElse(holder);
    state(name, wanted, latest);
    due(name, wanted, latest);
    wanted
        .scalar("count")
        .ifPresent(
            w ->
                expectations.same(
                    spot(w, path(name) + ".count"),
                    w.text(),
                    String.valueOf(all.size()),
                    because(latest)));
    by(name, wanted, latest);
  }

  private static String path(String name) {
    return "obligations." + name;
  }

  private void state(String name, Yaml wanted, Optional<Obligation> latest) {
    Optional<Scalar> state =
        wanted instanceof Scalar word ? Optional.of(word) : wanted.scalar("is");
    state.ifPresent(
        w ->
            expectations.same(
                spot(w, path(name)),
                w.text(),
                state(latest),
                because(latest),
                () -> reasons(name, latest)));
  }

  private void due(String name, Yaml wanted, Optional<Obligation> latest) {
    wanted
        .scalar("due")
        .ifPresent(
            w ->
                expectations.due(
                    spot(w, path(name) + ".due"),
                    w,
                    latest.flatMap(Obligation::due),
                    because(latest),
                    () -> reasons(name, latest)));
  }

  private void by(String name, Yaml wanted, Optional<Obligation> latest) {
    if (wanted.get("by").isPresent()) {
      List<String> by = PolicyParts.texts(wanted, "by").stream().map(Scalar::text).toList();
      List<String> is =
          latest.map(o -> o.by().stream().map(a -> a.who()).toList()).orElse(List.of());
      expectations.that(
          new Expectations.Spot(wanted.valueAt("by"), path(name) + ".by", at),
          by.equals(is),
          "expected it to be acknowledged by %s but it was by %s".formatted(by, is));
    }
  }

  /** What the pack says of it, and what it is measured against; once for each. */
  private List<String> reasons(String name, Optional<Obligation> latest) {
    if (!told.add(name)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(rule(name));
    latest.ifPresent(obligation -> lines.add(limit(obligation)));
    return lines;
  }

  private String limit(Obligation obligation) {
    String calendar = obligation.calendar().name();
    return obligation.rule().due().target() instanceof Target.None
        ? "it has no target, so it has no due time"
        : "it may take %s, in the hours of %s%s"
            .formatted(obligation.target(), calendar, places.of("calendars", calendar));
  }

  /** What opens and ends it by the pack, with its place. */
  private List<String> rule(String name) {
    List<String> names = pack.duties().obligations().stream().map(ObligationRule::name).toList();
    if (!names.contains(name)) {
      return List.of(
          "the policy has no obligation '%s'; %s".formatted(name, DidYouMean.hint(name, names)));
    }
    List<String> says = new ArrayList<>();
    for (String key : List.of("after", "done", "people", "dropped")) {
      places.said("obligations", name, key).ifPresent(text -> says.add(key + ": " + text));
    }
    String ends = says.isEmpty() ? "only a command acknowledges it" : String.join(", ", says);
    return List.of(
        "%s%s has %s; %s".formatted(name, places.of("obligations", name), ends, openedBy(name)));
  }

  private String openedBy(String name) {
    List<String> steps =
        pack.ladder().steps().stream()
            .filter(step -> step.actions().contains(new Action.Oblige(name)))
            .map(step -> step.name() + places.of("steps", step.name()))
            .toList();
    return steps.isEmpty() ? "no step opens it" : "it is opened by " + String.join(", ", steps);
  }

  private static String state(Optional<Obligation> latest) {
    return latest
        .map(o -> o.end().map(e -> e.how().name().toLowerCase(Locale.ROOT)).orElse("open"))
        .orElse(NONE);
  }

  private String because(Optional<Obligation> latest) {
    return latest
        .map(
            o ->
                "because it was opened at %s%s%s"
                    .formatted(
                        show(o.opened()),
                        o.due().map(d -> ", is due at " + show(d)).orElse(""),
                        o.end().map(e -> ", ended at " + show(e.at())).orElse("")))
        .orElse("because it was never opened");
  }

  private void gate(String name, Mapping holder, Verdict verdict) {
    Optional<List<String>> missing =
        verdict.duties().gates().stream()
            .filter(g -> g.name().equals(name))
            .map(Verdict.GateReading::missing)
            .findFirst();
    String is = missing.map(m -> m.isEmpty() ? "open" : "missing " + m).orElse(NONE);
    compare(holder, "gates." + name, is, "missing ");
  }

  private void asked(String name, Mapping holder, Verdict verdict) {
    List<Firing> asks =
        verdict.firings().stream().filter(f -> f.key().startsWith("gate:" + name + "#")).toList();
    String is =
        asks.isEmpty()
            ? "never"
            : asks.stream()
                .map(f -> f.why().facts().getOrDefault("missing", ""))
                .collect(Collectors.joining(" and again ", "asked [", "]"));
    compare(holder, "asked." + name, is, "asked ");
  }

  private void compare(Mapping holder, String path, String is, String verb) {
    Yaml wanted = holder.get("wanted").orElse(holder);
    String expected =
        wanted instanceof Scalar word
            ? word.text()
            : verb + PolicyParts.texts(holder, "wanted").stream().map(Scalar::text).toList();
    expectations.that(
        new Expectations.Spot(wanted.at(), path, at),
        expected.equals(is),
        "expected %s but it was %s".formatted(expected, is));
  }

  private Expectations.Spot spot(Scalar wanted, String path) {
    return new Expectations.Spot(wanted.at(), path, at);
  }

  private String show(Instant moment) {
    return expectations.times().show(moment);
  }
}
