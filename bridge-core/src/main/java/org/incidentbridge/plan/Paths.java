package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.decide.Tag;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Capabilities.Capability;

/**
 * Whether something said on one ticket may be said on another: every route between must allow it.
 */
final class Paths {

  private final Draft draft;

  Paths(Draft draft) {
    this.draft = draft;
  }

  /** Whether a comment may go from one ticket to the other. */
  boolean allows(TicketState from, TicketState to, Visibility visibility, String text) {
    Optional<List<Step>> steps = steps(from, to);
    boolean holds =
        visibility == Visibility.PUBLIC
            || draft.terrain.can(to.ref().tracker(), Capability.INTERNAL_COMMENTS);
    return holds
        && steps.isPresent()
        && steps.get().stream().allMatch(s -> s.allows(visibility, text));
  }

  /** Whether a file may go from one ticket to the other. */
  boolean allowsFile(TicketState from, TicketState to, Visibility visibility) {
    return steps(from, to)
        .filter(steps -> steps.stream().allMatch(s -> s.allowsFile(visibility)))
        .isPresent();
  }

  /** Whether the routes between two tickets are still configured. */
  boolean connected(TicketState from, TicketState to) {
    return steps(from, to).isPresent();
  }

  Answers answers(TicketState ticket) {
    return draft.synced.routes().stream()
        .filter(r -> ticket.isOrigin() || r.name().equals(ticket.route()))
        .findFirst()
        .map(r -> r.terms().answers())
        .orElse(Answers.STANDARD);
  }

  /** One route, walked forth or back. */
  private record Step(Route route, boolean forth) {

    boolean allows(Visibility visibility, String text) {
      Share share = route.terms().share();
      if (visibility == Visibility.INTERNAL) {
        return share.internal() == Share.Internal.AS_INTERNAL;
      }
      Share.Comments comments = forth ? share.forth() : share.back();
      return switch (comments.which()) {
        case ALL -> true;
        case NONE -> false;
        case TAGGED -> Tag.stands(comments.tag(), text);
      };
    }

    boolean allowsFile(Visibility visibility) {
      Share share = route.terms().share();
      Share.Comments comments = forth ? share.forth() : share.back();
      boolean seen =
          visibility == Visibility.PUBLIC
              ? comments.which() == Share.Which.ALL
              : share.internal() == Share.Internal.AS_INTERNAL;
      return share.attachments() && seen;
    }
  }

  private Optional<List<Step>> steps(TicketState from, TicketState to) {
    List<TicketState> up = ancestry(from);
    List<TicketState> down = ancestry(to);
    Optional<TicketState> meet = up.stream().filter(down::contains).findFirst();
    return meet.map(
        m -> {
          List<Step> steps = new ArrayList<>();
          up.subList(0, up.indexOf(m)).forEach(t -> step(t, false, steps));
          List<TicketState> descent = new ArrayList<>(down.subList(0, down.indexOf(m)));
          descent.reversed().forEach(t -> step(t, true, steps));
          return steps;
        });
  }

  private void step(TicketState mirror, boolean forth, List<Step> steps) {
    draft.synced.routeOf(mirror).ifPresent(r -> steps.add(new Step(r, forth)));
  }

  /** The ticket, its parent, and so on up to the origin; bounded by the number of tickets. */
  private List<TicketState> ancestry(TicketState ticket) {
    List<TicketState> line = new ArrayList<>(List.of(ticket));
    int all = draft.incident().tickets().size();
    while (!line.getLast().isOrigin() && line.size() <= all) {
      Optional<TicketState> parent = draft.synced.parent(line.getLast());
      if (parent.isEmpty()) {
        break;
      }
      line.add(parent.get());
    }
    return line;
  }
}
