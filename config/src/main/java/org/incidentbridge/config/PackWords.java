package org.incidentbridge.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.pack.Step;
import org.incidentbridge.policy.Condition;

/**
 * The words by which one may speak of what some packs have and do. Of each kind those of all packs:
 * what one takes out another has.
 *
 * @param packs at least one
 */
record PackWords(List<PolicyPack> packs) {

  private static final Pattern TRACKER =
      Pattern.compile(
          "sides\\[\"([^\"]+)\"]|\"([^\"]+)\" in sides\\b|event\\.tracker\\s*[!=]=\\s*\"([^\"]+)\"");

  PackWords {
    packs = List.copyOf(packs);
  }

  Set<String> clocks() {
    return all(packs.stream().flatMap(p -> p.clocks().stream()).map(ClockRule::name));
  }

  Set<String> obligations() {
    return all(
        packs.stream().flatMap(p -> p.duties().obligations().stream()).map(ObligationRule::name));
  }

  Set<String> gates() {
    return all(packs.stream().flatMap(p -> p.duties().gates().stream()).map(Gate::name));
  }

  Set<String> services() {
    return all(packs.stream().flatMap(p -> p.catalogue().services().keySet().stream()));
  }

  /** Those that an incident may have by its rules and steps; all where no pack decides of them. */
  Set<String> severities() {
    Stream<String> ruled =
        packs.stream()
            .map(PolicyPack::severity)
            .filter(s -> !s.rules().isEmpty())
            .flatMap(
                s -> Stream.concat(s.rules().stream().map(r -> r.is()), Stream.of(s.otherwise())));
    Stream<String> put =
        done()
            .filter(Action.Put.class::isInstance)
            .map(Action.Put.class::cast)
            .filter(p -> p.field().equals(StandardField.SEVERITY.field()))
            .map(p -> p.value().display());
    Set<String> words = all(Stream.concat(ruled, put).filter(w -> !w.isEmpty()).sorted());
    return words.isEmpty() ? all(StandardField.SEVERITY.words().stream()) : words;
  }

  /** Those that steps and conditions name: nearly never all that there are. */
  Set<String> trackers() {
    Stream<String> asked =
        packs.stream()
            .flatMap(PackWords::conditions)
            .flatMap(c -> TRACKER.matcher(c.text()).results())
            .flatMap(m -> IntStream.rangeClosed(1, m.groupCount()).mapToObj(m::group))
            .filter(Objects::nonNull);
    return all(
        Stream.concat(
            done().flatMap(action -> tracker(action).stream()).map(TrackerId::name), asked));
  }

  /** Those that may ask of tickets: of severity, clocks, steps and gates. */
  private static Stream<Condition> conditions(PolicyPack pack) {
    return Stream.of(
            pack.severity().rules().stream().map(SeverityRules.Rule::when),
            pack.clocks().stream()
                .map(ClockRule::run)
                .flatMap(r -> Stream.of(r.start(), r.stop(), r.pause(), r.restart())),
            pack.ladder().steps().stream().map(Step::when),
            pack.duties().gates().stream().map(Gate::when))
        .flatMap(conditions -> conditions);
  }

  private static Optional<TrackerId> tracker(Action action) {
    return switch (action) {
      case Action.Move move -> Optional.of(move.tracker());
      case Action.Comment comment when comment.where() instanceof Action.Where.In in ->
          Optional.of(in.tracker());
      default -> Optional.empty();
    };
  }

  /** All that steps and gates can do, as it is told once it is done. */
  Set<String> actions() {
    Stream<Action> asked =
        packs.stream()
            .flatMap(p -> p.duties().gates().stream())
            .filter(gate -> !gate.ask().isEmpty())
            .map(
                gate ->
                    new Action.Comment(new Action.Where.Origin(), Visibility.PUBLIC, gate.ask()));
    return all(Stream.concat(done(), asked).map(ActionPhrase::of));
  }

  private Stream<Action> done() {
    return packs.stream().flatMap(PackWords::done);
  }

  /** A move to what the service names is told with its goal. */
  private static Stream<Action> done(PolicyPack pack) {
    return pack.ladder().steps().stream()
        .flatMap(step -> step.actions().stream())
        .flatMap(
            action ->
                action instanceof Action.Move move && move.fact().isPresent()
                    ? pack.catalogue().services().values().stream()
                        .flatMap(s -> move.of(s).stream())
                    : Stream.of(action));
  }

  private static Set<String> all(Stream<String> words) {
    return words.collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
