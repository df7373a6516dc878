package org.incidentbridge.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Vocabulary.Term;

/** Whether each side of a route has a word for all that can come from the other. */
final class WordChecks {
  private final Problems problems;
  private final Map<TrackerId, TrackerBlock> trackers;
  private final Set<String> told = new TreeSet<>();

  private WordChecks(Problems problems, Map<TrackerId, TrackerBlock> trackers) {
    this.problems = problems;
    this.trackers = trackers;
  }

  static void run(
      Problems problems,
      Map<TrackerId, TrackerBlock> trackers,
      List<RouteBlock> routes,
      List<HalfRoute> halves) {
    WordChecks checks = new WordChecks(problems, trackers);
    routes.forEach(r -> r.route().terms().fields().forEach((f, o) -> checks.field(r, f, o)));
    halves.forEach(checks::half);
  }

  private void half(HalfRoute half) {
    TrackerBlock side = half.side().map(trackers::get).orElse(null);
    if (side != null) {
      half.fields().stream()
          .filter(f -> StandardField.kindOf(f) == FieldKind.WORD)
          .filter(f -> side.vocabulary().term(f).isPresent())
          .forEach(f -> hasWords(side, half.name(), f));
    }
  }

  private void field(RouteBlock block, FieldName field, Owner owner) {
    Route.Ends ends = block.route().ends();
    TrackerBlock from = trackers.get(ends.from());
    TrackerBlock to = trackers.get(ends.to());
    if (from == null || to == null || StandardField.kindOf(field) != FieldKind.WORD) {
      return;
    }
    boolean here = hasWords(from, block.route().name(), field);
    boolean there = hasWords(to, block.route().name(), field);
    if (!here || !there) {
      return;
    }
    if (!(owner instanceof Owner.Policy)) {
      reach(block, field, from, to); // a new mirror begins with the words of its source
    }
    if (Ownership.flowsBack(owner, ends)) {
      reach(block, field, to, from);
    }
  }

  private boolean hasWords(TrackerBlock tracker, String route, FieldName field) {
    if (words(tracker, field).isEmpty()) {
      if (told.add(tracker.id() + " " + field)) {
        problems.error(
            tracker.wordsAt(field.name()),
            "trackers." + tracker.id() + ".vocabulary." + field,
            "route %s syncs %s, but %s has no value map for it"
                .formatted(route, field, tracker.id()),
            "map the tracker's words to "
                + String.join(", ", canonical(field))
                + "; or write "
                + field
                + ": none in the fields of the route");
      }
      return false;
    }
    return true;
  }

  /**
   * Every canonical word that the giver can say must be one that the taker can write. What only the
   * defaults of two adapters lack is left to their pages.
   */
  private void reach(RouteBlock route, FieldName field, TrackerBlock giver, TrackerBlock taker) {
    Set<String> lacking = new LinkedHashSet<>(canonical(field));
    lacking.retainAll(words(giver, field));
    lacking.removeAll(words(taker, field));
    if (giver.id().equals(route.route().from())) {
      lacking.removeIf(word -> !comes(route.route(), field, word));
    }
    StandardField.named(field.name())
        .flatMap(StandardField::emptyWord)
        .ifPresent(lacking::remove); // is the same as nothing and needs no word
    if (lacking.isEmpty()
        || broken(giver, field)
        || broken(taker, field)
        || !told.add(giver.id() + " " + taker.id() + " " + field)) {
      return;
    }
    String path = "trackers." + taker.id() + ".vocabulary." + field;
    String message =
        "no word of %s leads to %s, which comes from %s over route %s"
            .formatted(taker.id(), String.join(" or ", lacking), giver.id(), route.route().name());
    String what =
        "let a word of %s stand for it, or map that word of %s to another one"
            .formatted(taker.id(), giver.id());
    if (field.equals(StandardField.STATUS.field())) {
      problems.error(taker.wordsAt(field.name()), path, "unreachable status: " + message, what);
    } else if (giver.maps(field.name()) || taker.maps(field.name())) {
      problems.warning(
          taker.wordsAt(field.name()), path, message + "; such a value would be held back", what);
    }
  }

  /**
   * Whether a word can come from the source: at any time, or with a ticket that the route takes.
   */
  private static boolean comes(Route route, FieldName field, String word) {
    Owner owner = Objects.requireNonNull(route.terms().fields().get(field));
    return Ownership.flowsForth(owner, route.ends())
        || StandardField.named(field.name())
            .filter(standard -> !Overlap.possibleWith(standard, word, route.when()))
            .isEmpty();
  }

  /** A map with mistakes of its own is not worth judging. */
  private boolean broken(TrackerBlock tracker, FieldName field) {
    return problems.hasErrorAt("trackers." + tracker.id() + ".vocabulary." + field);
  }

  private static Collection<String> words(TrackerBlock tracker, FieldName field) {
    return tracker
        .vocabulary()
        .term(field)
        .map(Term::words)
        .map(w -> w.inward().values())
        .orElse(List.of());
  }

  private static List<String> canonical(FieldName field) {
    return StandardField.named(field.name()).map(StandardField::words).orElse(List.of());
  }
}
