package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;

/** What can be wrong between routes, and between a route and its owners. */
final class RouteChecks {
  private final Problems problems;
  private final List<RouteBlock> routes;

  private RouteChecks(Problems problems, List<RouteBlock> routes) {
    this.problems = problems;
    this.routes = routes;
  }

  /**
   * @param all whether these are all routes that were written
   */
  static void run(Problems problems, List<RouteBlock> routes, boolean all) {
    RouteChecks checks = new RouteChecks(problems, routes);
    for (int i = 0; i < routes.size(); i++) {
      if (all) {
        checks.ownersTakePart(routes.get(i));
      }
      for (RouteBlock earlier : routes.subList(0, i)) {
        checks.pair(earlier, routes.get(i));
      }
    }
  }

  /** An owner is one of the two sides, or a side of a route that the same incident may take. */
  private void ownersTakePart(RouteBlock block) {
    Route route = block.route();
    route
        .terms()
        .fields()
        .forEach(
            (field, owner) -> {
              if (owner instanceof Owner.Of of
                  && block.names(field.name())
                  && !takesPart(of, route)) {
                problems.error(
                    block.fieldAt(field.name()),
                    block.path("fields." + field),
                    "belongs to %s, which has no part in this route from %s to %s"
                        .formatted(of.id(), route.from(), route.to()),
                    "name one of the two, or origin");
              }
            });
  }

  private boolean takesPart(Owner.Of owner, Route route) {
    return routes.stream()
        .map(RouteBlock::route)
        .filter(r -> r.equals(route) || meets(r, route) || meets(route, r))
        .anyMatch(r -> r.from().equals(owner.id()) || r.to().equals(owner.id()));
  }

  private void pair(RouteBlock first, RouteBlock second) {
    Route a = first.route();
    Route b = second.route();
    if (problems.hasErrorAt(first.path("when")) || problems.hasErrorAt(second.path("when"))) {
      return;
    }
    boolean certain = sameCondition(a.when(), b.when());
    if (a.from().equals(b.from()) && a.to().equals(b.to())) {
      twice(first, second, certain);
    }
    if (meets(a, b) || meets(b, a)) {
      owners(first, second, certain);
    }
  }

  /** Whether one incident may take both: they begin at the same tracker, or one goes on. */
  private static boolean meets(Route a, Route b) {
    boolean thereAndBack = a.from().equals(b.to()) && a.to().equals(b.from());
    return !thereAndBack && (a.from().equals(b.from()) || a.to().equals(b.from()));
  }

  private static boolean sameCondition(Condition a, Condition b) {
    return a.text().replaceAll("\\s+", " ").equals(b.text().replaceAll("\\s+", " "));
  }

  private void twice(RouteBlock first, RouteBlock second, boolean certain) {
    String message =
        "%s mirror the same tickets twice: route %s also goes from %s to %s"
            .formatted(
                certain ? "would" : "may",
                first.route().name(),
                first.route().from(),
                first.route().to());
    Position at = second.yaml().valueAt("name");
    if (certain) {
      problems.error(at, second.path(), message, "give them conditions that exclude each other");
    } else if (Overlap.possible(first.route().when(), second.route().when())) {
      problems.warning(
          at, second.path(), message, "make sure that no ticket meets both conditions");
    }
  }

  /** An incident that takes both routes has one owner for a field: that of the first route. */
  private void owners(RouteBlock first, RouteBlock second, boolean certain) {
    if (!certain && !together(first.route(), second.route())) {
      return;
    }
    List<FieldName> unwritten = new ArrayList<>();
    first
        .route()
        .terms()
        .fields()
        .forEach(
            (field, owner) -> {
              Owner other = second.route().terms().fields().get(field);
              if (other == null || other.equals(owner)) {
                return;
              }
              if (first.names(field.name()) && second.names(field.name())) {
                contradiction(first, second, field, certain);
              } else {
                unwritten.add(field);
              }
            });
    if (!unwritten.isEmpty()) {
      problems.warning(
          second.yaml().valueAt("name"),
          second.path("fields"),
          "for an incident that takes route %s as well, the owners named there count for %s"
              .formatted(first.route().name(), names(unwritten)),
          "name the same owners in both routes");
    }
  }

  /**
   * Whether a ticket may take both; where one goes on from the other's mirror, whether that mirror
   * may, in the project where it is made.
   */
  private static boolean together(Route a, Route b) {
    if (a.from().equals(b.from())) {
      return Overlap.possible(a.when(), b.when());
    }
    return a.to().equals(b.from()) ? goesOn(a, b) : goesOn(b, a);
  }

  private static boolean goesOn(Route first, Route next) {
    String project = first.create().project();
    boolean number = project.chars().allMatch(Character::isDigit);
    return number || Overlap.possibleIn(project, next.when());
  }

  private void contradiction(
      RouteBlock first, RouteBlock second, FieldName field, boolean certain) {
    String owner =
        Ownership.word(Objects.requireNonNull(first.route().terms().fields().get(field)));
    String other =
        Ownership.word(Objects.requireNonNull(second.route().terms().fields().get(field)));
    String message =
        "belongs to %s here and to %s in route %s, and one incident may take both"
            .formatted(other, owner, first.route().name());
    String what = "write %s: %s here too".formatted(field, owner);
    Position at = second.fieldAt(field.name());
    if (certain) {
      problems.error(at, second.path("fields." + field), message, what);
    } else {
      problems.warning(
          at, second.path("fields." + field), message + "; the first route counts", what);
    }
  }

  private static String names(List<FieldName> fields) {
    return String.join(", ", fields.stream().map(FieldName::name).toList());
  }
}
