package org.incidentbridge.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Vocabulary.Term;

/** Fields of words that the file names on both sides of a route, which no value map lets flow. */
final class WordlessFields {

  private final Problems problems;
  private final Map<TrackerId, TrackerBlock> trackers;
  private final Set<String> told = new TreeSet<>();

  private WordlessFields(Problems problems, Map<TrackerId, TrackerBlock> trackers) {
    this.problems = problems;
    this.trackers = trackers;
  }

  static void run(
      Problems problems, Map<TrackerId, TrackerBlock> trackers, List<RouteBlock> routes) {
    var checks = new WordlessFields(problems, trackers);
    routes.forEach(checks::route);
  }

  private void route(RouteBlock block) {
    Route.Ends ends = block.route().ends();
    TrackerBlock from = trackers.get(ends.from());
    TrackerBlock to = trackers.get(ends.to());
    if (from != null && to != null) {
      from.vocabulary().fields().keySet().stream()
          .filter(field -> isMeant(from, field) && isMeant(to, field))
          .filter(field -> !block.names(field.name()))
          .filter(field -> !block.route().terms().fields().containsKey(field))
          .filter(field -> told.add(from.id() + " " + to.id() + " " + field))
          .forEach(field -> tell(block, from, to, field));
    }
  }

  private static boolean isMeant(TrackerBlock tracker, FieldName field) {
    return StandardField.kindOf(field) == FieldKind.WORD
        && tracker.names(field.name())
        && tracker.vocabulary().term(field).filter(term -> !term.restricted()).isPresent();
  }

  private void tell(RouteBlock block, TrackerBlock from, TrackerBlock to, FieldName field) {
    String lacking =
        String.join(
            " and ",
            Stream.of(from, to)
                .filter(t -> !hasWords(t, field))
                .map(t -> t.id().toString())
                .toList());
    String words =
        String.join(
            ", ", StandardField.named(field.name()).map(StandardField::words).orElseThrow());
    problems.warning(
        from.fieldAt(field.name()),
        "trackers." + from.id() + ".vocabulary.fields." + field,
        "route %s does not keep %s of %s and %s in step: there is no value map for it in %s"
            .formatted(block.route().name(), field, from.id(), to.id(), lacking),
        "map the words of both to %s under vocabulary.%s; or write %s: none in the fields of the route"
            .formatted(words, field, field));
  }

  private static boolean hasWords(TrackerBlock tracker, FieldName field) {
    return tracker
        .vocabulary()
        .term(field)
        .map(Term::words)
        .filter(words -> !words.inward().isEmpty())
        .isPresent();
  }
}
