package org.incidentbridge.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;

/**
 * Who decides on a field: the words for it, and the one table of what holds where nothing is
 * written. Sets of names are joined; status and resolution belong to the side that does the work;
 * assignees stay where they are; all else belongs to the side where the incident began.
 */
final class Ownership {
  static final List<String> WORDS = List.of("origin", "latest", "union", "ask", "policy", "none");
  private static final Set<FieldName> OF_THE_WORKING_SIDE =
      Set.of(StandardField.STATUS.field(), StandardField.RESOLUTION.field());

  /** What is passed on in a way of its own, and is synced only where a route says so. */
  private static final Set<FieldName> STAY =
      Set.of(StandardField.KNOWN_PROBLEM.field(), StandardField.WORKAROUND.field());

  private Ownership() {}

  /** The owner if the route does not name one. */
  static Owner standard(FieldName field, FieldKind kind, Route.Ends ends) {
    if (kind == FieldKind.NAMES) {
      return new Owner.Union();
    }
    return OF_THE_WORKING_SIDE.contains(field) ? new Owner.Of(ends.to()) : new Owner.Origin();
  }

  /**
   * Whether a field is left alone on a route that does not name it: teams assign their own people.
   *
   * @param before whether an earlier route of the same incident names an owner
   */
  static boolean stays(FieldName field, boolean before) {
    return STAY.contains(field) || (field.equals(StandardField.ASSIGNEE.field()) && !before);
  }

  /** The owner of that word, or the tracker; empty if it is neither. */
  static Optional<Owner> parse(String word, Set<TrackerId> trackers) {
    return switch (word) {
      case "origin" -> Optional.of(new Owner.Origin());
      case "latest" -> Optional.of(new Owner.Latest());
      case "union" -> Optional.of(new Owner.Union());
      case "ask" -> Optional.of(new Owner.Ask());
      case "policy" -> Optional.of(new Owner.Policy());
      default ->
          trackers.stream().filter(id -> id.name().equals(word)).findFirst().map(Owner.Of::new);
    };
  }

  /** As it is written in a configuration. */
  static String word(Owner owner) {
    return switch (owner) {
      case Owner.Origin origin -> "origin";
      case Owner.Of of -> of.id().name();
      case Owner.Latest latest -> "latest";
      case Owner.Union union -> "union";
      case Owner.Ask ask -> "ask";
      case Owner.Policy policy -> "policy";
    };
  }

  /** Whether values can go from source to target under this owner. */
  static boolean flowsForth(Owner owner, Route.Ends ends) {
    return switch (owner) {
      case Owner.Of of -> !of.id().equals(ends.to());
      case Owner.Policy policy -> false;
      default -> true;
    };
  }

  /** Whether values can go from target to source under this owner. */
  static boolean flowsBack(Owner owner, Route.Ends ends) {
    return switch (owner) {
      case Owner.Of of -> !of.id().equals(ends.from());
      case Owner.Policy policy -> false;
      case Owner.Origin origin -> false;
      default -> true;
    };
  }
}
