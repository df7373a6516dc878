package org.incidentbridge.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;

/** Whether mirrors are made with a type that the request class of their source changes at once. */
final class TypeChecks {

  private static final FieldName CLASS = StandardField.REQUEST_CLASS.field();

  private final Problems problems;
  private final Map<TrackerId, TrackerBlock> trackers;

  private TypeChecks(Problems problems, Map<TrackerId, TrackerBlock> trackers) {
    this.problems = problems;
    this.trackers = trackers;
  }

  static void run(
      Problems problems, Map<TrackerId, TrackerBlock> trackers, List<RouteBlock> routes) {
    TypeChecks checks = new TypeChecks(problems, trackers);
    routes.forEach(checks::check);
  }

  private void check(RouteBlock block) {
    Route route = block.route();
    Owner owner = route.terms().fields().get(CLASS);
    if (owner == null || !Ownership.flowsForth(owner, route.ends())) {
      return;
    }
    Optional<ValueMap> there = words(route.to());
    Optional<String> made = there.flatMap(w -> w.toCanonical(route.create().type()));
    List<String> coming =
        coming(route).stream()
            .filter(word -> there.flatMap(w -> w.toTracker(word)).isPresent())
            .toList();
    if (made.isEmpty() || coming.isEmpty() || coming.contains(made.get())) {
      return;
    }
    problems.warning(
        typeAt(block),
        block.path("create.type"),
        "%s stands for %s, but the request class of what this route takes is %s: the type of each mirror would be changed as soon as it is made"
            .formatted(route.create().type(), made.get(), String.join(" or ", coming)),
        "make them with %s, or write fields: { requestClass: none } to leave their type alone"
            .formatted(
                coming.stream()
                    .flatMap(word -> there.orElseThrow().toTracker(word).stream())
                    .collect(Collectors.joining(" or "))));
  }

  /** The classes that a ticket may have which the route takes. */
  private List<String> coming(Route route) {
    return words(route.from()).map(w -> w.inward().values()).stream()
        .flatMap(Collection::stream)
        .distinct()
        .filter(word -> Overlap.possibleWith(StandardField.REQUEST_CLASS, word, route.when()))
        .sorted()
        .toList();
  }

  private Optional<ValueMap> words(TrackerId id) {
    return Optional.ofNullable(trackers.get(id))
        .flatMap(tracker -> tracker.vocabulary().term(CLASS))
        .map(Term::words)
        .filter(map -> !map.inward().isEmpty());
  }

  private static Position typeAt(RouteBlock block) {
    Yaml create = block.yaml().get("create").orElse(block.yaml());
    String key =
        List.of("type", "issueType", "category").stream()
            .filter(k -> create.get(k).isPresent())
            .findFirst()
            .orElse("type");
    return create.valueAt(key);
  }
}
