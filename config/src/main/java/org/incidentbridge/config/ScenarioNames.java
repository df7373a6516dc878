package org.incidentbridge.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.Obligation;

/**
 * Whether all that a scenario names is there. Of what is not there nothing ever happens, so that
 * whoever expects just that would never hear of a word that is misspelt.
 *
 * @param problems where that goes
 * @param words of the packs
 * @param trackers that there are; empty if that is not known
 */
record ScenarioNames(Problems problems, PackWords words, Set<String> trackers) {

  private static final List<String> SEVERITIES = StandardField.SEVERITY.words();
  private static final List<String> CLOCK = states(ClockReading.State.values(), "idle");
  private static final List<String> OBLIGATION = states(Obligation.How.values(), "open", "none");
  private static final List<String> GATE = List.of("open", "none");
  private static final List<String> QUESTION = List.of("never");

  void check(Mapping scenario) {
    String origin = scenario.mapping("given").flatMap(g -> g.text("tracker")).orElse("helpdesk");
    Set<String> tickets = new HashSet<>(Set.of(origin));
    scenario.mapping("given").ifPresent(this::given);
    for (Yaml item : scenario.items("story")) {
      tracker(item, tickets);
      service(item, "opens", "story.opens");
      service(item, "change", "story.change");
      item.scalar("acknowledges")
          .ifPresent(name -> known(name, "obligation", words.obligations(), "story.acknowledges"));
      item.mapping("then").ifPresent(this::then);
    }
  }

  private void given(Mapping given) {
    given.scalar("tracker").ifPresent(t -> tracker(t, "given.tracker"));
    service(given, "incident", "given.incident");
  }

  private void tracker(Yaml moment, Set<String> tickets) {
    Optional<Scalar> tracker = moment.scalar("tracker");
    if (moment.get("opens").isPresent()) {
      tracker.ifPresent(
          t -> {
            tracker(t, "story.tracker");
            tickets.add(t.text());
          });
    }
    tracker
        .filter(t -> !tickets.contains(t.text()))
        .ifPresent(
            t ->
                problems.error(
                    t.at(),
                    "story.tracker",
                    "the incident has no ticket in '%s'".formatted(t.text()),
                    DidYouMean.or(
                        t.text(), tickets, "tell first that one is opened, by opens: { … }")));
  }

  private void tracker(Scalar name, String path) {
    if (trackers.isEmpty()) {
      spelt(name, "tracker", words.trackers(), path);
    } else if (!trackers.contains(name.text())) {
      problems.error(
          name.at(),
          path,
          "the configuration has no tracker '%s'".formatted(name.text()),
          DidYouMean.hint(name.text(), new TreeSet<>(trackers)));
    }
  }

  private void service(Yaml block, String key, String path) {
    block
        .mapping(key)
        .flatMap(fields -> fields.scalar("service"))
        .ifPresent(s -> spelt(s, "service", words.services(), path + ".service"));
  }

  private void then(Mapping then) {
    then.scalar("severity")
        .or(() -> then.mapping("severity").flatMap(s -> s.scalar("is")))
        .filter(s -> !s.text().equals("none") && !SEVERITIES.contains(s.text()))
        .ifPresent(s -> known(s, "severity", words.severities(), "severity"));
    each(then, "fields", (at, value) -> FieldNames.parse(problems, at.text(), at.at(), "fields"));
    each(then, "clocks", this::clock);
    each(then, "obligations", this::obligation);
    each(then, "gates", (name, wanted) -> gate(name, wanted, "gates"));
    each(then, "asked", (name, wanted) -> gate(name, wanted, "asked"));
    for (String key : List.of("does", "not")) {
      PolicyParts.texts(then, key).forEach(text -> action(text, key));
    }
  }

  private static void each(Mapping then, String key, BiConsumer<Scalar, Yaml> use) {
    then.mapping(key)
        .ifPresent(all -> all.entries().forEach((name, e) -> use.accept(name(name, e), e.value())));
  }

  private static Scalar name(String name, Entry entry) {
    return new Scalar(entry.keyAt(), name, name, Yaml.Form.TEXT);
  }

  private void clock(Scalar name, Yaml wanted) {
    known(name, "clock", words.clocks(), "clocks." + name.text());
    state(wanted, "clock", CLOCK, "clocks." + name.text());
    PolicyParts.texts(wanted, "cycles")
        .forEach(w -> word(w, "clock", CLOCK, "clocks." + name.text() + ".cycles"));
  }

  private void obligation(Scalar name, Yaml wanted) {
    known(name, "obligation", words.obligations(), "obligations." + name.text());
    state(wanted, "obligation", OBLIGATION, "obligations." + name.text());
  }

  private void gate(Scalar name, Yaml wanted, String key) {
    known(name, "gate", words.gates(), key + "." + name.text());
    boolean asked = key.equals("asked");
    state(wanted, asked ? "question" : "gate", asked ? QUESTION : GATE, key + "." + name.text());
  }

  private void state(Yaml wanted, String kind, List<String> possible, String path) {
    Optional<Scalar> word = wanted instanceof Scalar one ? Optional.of(one) : wanted.scalar("is");
    word.ifPresent(w -> word(w, kind, possible, path));
  }

  private void word(Scalar word, String kind, List<String> possible, String path) {
    if (!possible.contains(word.text())) {
      String article = kind.equals("obligation") ? "an" : "a";
      problems.error(
          word.at(),
          path,
          "%s is no state of %s %s".formatted(word.described(), article, kind),
          DidYouMean.or(word.text(), possible, "possible: " + String.join(", ", possible)));
    }
  }

  private void action(Scalar text, String path) {
    Set<String> actions = words.actions();
    if (actions.stream().noneMatch(phrase -> ActionPhrase.fits(phrase, text.text()))) {
      problems.error(
          text.at(),
          path,
          "no step of the policy can '%s'".formatted(text.text()),
          ActionPhrase.hint(text.text(), actions));
    }
  }

  private void known(Scalar name, String kind, Collection<String> known, String path) {
    if (!known.contains(name.text())) {
      String all = known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
      problems.error(
          name.at(),
          path,
          "the policy has no %s '%s'".formatted(kind, name.text()),
          DidYouMean.or(name.text(), known, all));
    }
  }

  /** Trackers know more than the policy does, so only what looks misspelt is a mistake. */
  private void spelt(Scalar name, String kind, Collection<String> known, String path) {
    if (DidYouMean.nearest(name.text(), known).isPresent()) {
      known(name, kind, known, path);
    }
  }

  private static List<String> states(Enum<?>[] states, String... more) {
    List<String> words = new java.util.ArrayList<>(List.of(more));
    Arrays.stream(states).map(s -> s.name().toLowerCase(Locale.ROOT)).forEach(words::add);
    return List.copyOf(words);
  }
}
