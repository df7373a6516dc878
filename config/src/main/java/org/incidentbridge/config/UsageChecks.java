package org.incidentbridge.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Capabilities.Capability;

/** What is there and not used, or asked for and not possible. */
final class UsageChecks {
  private final Problems problems;
  private final Map<TrackerId, TrackerBlock> trackers;

  private UsageChecks(Problems problems, Map<TrackerId, TrackerBlock> trackers) {
    this.problems = problems;
    this.trackers = trackers;
  }

  /**
   * @param all whether these are all routes that were written
   */
  static void run(
      Problems problems,
      Map<TrackerId, TrackerBlock> trackers,
      List<RouteBlock> routes,
      boolean all) {
    UsageChecks checks = new UsageChecks(problems, trackers);
    if (all) {
      checks.unused(routes);
    }
    for (RouteBlock route : routes) {
      checks.able(route);
      checks.loud(route);
      checks.adoptable(route);
      checks.halfMapped(route);
    }
  }

  private void unused(List<RouteBlock> routes) {
    trackers.forEach(
        (id, tracker) -> {
          if (!routes.isEmpty()
              && routes.stream()
                  .map(RouteBlock::route)
                  .noneMatch(r -> r.from().equals(id) || r.to().equals(id))) {
            problems.warning(
                tracker.nameAt(), "trackers." + id, "no route uses it", "add a route or remove it");
          }
        });
  }

  private void able(RouteBlock block) {
    Route route = block.route();
    Yaml share = block.yaml().get("share").orElse(block.yaml());
    Share wanted = route.terms().share();
    boolean back = wanted.back().which() != Share.Which.NONE;
    if (wanted.internal() == Share.Internal.AS_INTERNAL) {
      Position at = share.valueAt("internalNotes");
      lacking(block, route.to(), Capability.INTERNAL_COMMENTS, at, "share.internalNotes");
      if (back) {
        lacking(block, route.from(), Capability.INTERNAL_COMMENTS, at, "share.internalNotes");
      }
    }
    if (wanted.remarks()) {
      Position at = share.valueAt("tellOverruled");
      lacking(block, route.from(), Capability.INTERNAL_COMMENTS, at, "share.tellOverruled");
      lacking(block, route.to(), Capability.INTERNAL_COMMENTS, at, "share.tellOverruled");
    }
    if (share.get("attachments").isPresent() && wanted.attachments()) {
      Position at = share.valueAt("attachments");
      lacking(block, route.to(), Capability.ATTACHMENTS, at, "share.attachments");
    }
    lacking(block, route.to(), Capability.CREATE_MARKER, block.yaml().valueAt("to"), "to");
  }

  /** Who writes a route from a help desk should know that colleagues' talk may leave by mail. */
  private void loud(RouteBlock block) {
    Route route = block.route();
    Yaml share = block.yaml().get("share").orElse(block.yaml());
    boolean mails =
        Optional.ofNullable(trackers.get(route.from()))
            .flatMap(TrackerBlock::capabilities)
            .filter(able -> able.can(Capability.MAIL_CUSTOMERS))
            .isPresent();
    boolean all = route.terms().share().back().which() == Share.Which.ALL;
    if (mails && all && share.get("back").isEmpty()) {
      problems.warning(
          share.at(),
          block.path("share.back"),
          "every public comment in %s goes to %s, which mails it to the customer"
              .formatted(route.to(), route.from()),
          "write back: tagged and a tag such as '#customer', or back: public if that is meant");
    }
  }

  private void lacking(
      RouteBlock block, TrackerId side, Capability capability, Position at, String key) {
    TrackerBlock tracker = trackers.get(side);
    if (tracker == null || tracker.capabilities().isEmpty()) {
      return;
    }
    if (!tracker.capabilities().get().can(capability)) {
      problems.warning(
          at,
          block.path(key),
          tracker
              .capabilities()
              .get()
              .lack(capability)
              .map(sentence -> side + ": " + sentence)
              .orElse(
                  side + " has no " + capability.name().toLowerCase(Locale.ROOT).replace('_', ' ')),
          capability == Capability.CREATE_MARKER
              ? "see the tracker's page in docs/trackers for the field to make"
              : "what it cannot hold stays where it is");
    }
  }

  /** The field to adopt by has to be one that the source shows. */
  private void adoptable(RouteBlock block) {
    String adopt = block.route().create().adopt();
    TrackerBlock from = trackers.get(block.route().from());
    if (from != null
        && !adopt.isEmpty()
        && from.vocabulary().fields().keySet().stream().noneMatch(f -> f.name().equals(adopt))) {
      Yaml create = block.yaml().get("create").orElse(block.yaml());
      problems.error(
          create.valueAt("adopt"),
          block.path("create.adopt"),
          block.route().from() + " has no field for " + adopt,
          "add it to trackers." + block.route().from() + ".vocabulary.fields");
    }
  }

  /** Where a field is said to be restricted; a mistake there is no wish to sync it. */
  private static String restriction(TrackerId id, FieldName field) {
    return "trackers.%s.vocabulary.fields.%s.restricted".formatted(id, field);
  }

  /** A field of the admin's own that only one side has goes nowhere. */
  private void halfMapped(RouteBlock block) {
    Route route = block.route();
    TrackerBlock from = trackers.get(route.from());
    TrackerBlock to = trackers.get(route.to());
    if (from == null || to == null) {
      return;
    }
    for (TrackerBlock[] sides : new TrackerBlock[][] {{from, to}, {to, from}}) {
      for (FieldName field : sides[0].vocabulary().fields().keySet()) {
        boolean adopted = field.name().equals(route.create().adopt());
        boolean restricted =
            sides[0].vocabulary().term(field).map(t -> t.restricted()).orElse(false);
        if (field.isCustom()
            && !adopted
            && !restricted
            && !problems.hasErrorAt(restriction(sides[0].id(), field))
            && !block.names(field.name())
            && sides[1].vocabulary().term(field).isEmpty()) {
          problems.warning(
              block.yaml().valueAt("name"),
              block.path("fields"),
              "%s has %s and %s has not, so it is not synced"
                  .formatted(sides[0].id(), field, sides[1].id()),
              "if it should be, map it in %s too; if not, write %s: none here"
                  .formatted(sides[1].id(), field));
        }
      }
    }
  }
}
