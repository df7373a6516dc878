package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.pack.Action;
import org.incidentbridge.replay.Firing;

/** Where steps of the policy that are carried out with a decision want tickets to be. Pure. */
public final class Wishes {

  private Wishes() {}

  /**
   * That a ticket be in another project.
   *
   * @param ticket which; empty if the incident has none in that tracker
   * @param firing the step that wants it
   * @param action the number of the action within the step
   * @param move what it wants
   */
  public record Wish(Optional<TicketState> ticket, Firing firing, int action, Action.Move move) {

    /** Why, for people. */
    public String why() {
      return "step %s: %s".formatted(firing.step(), firing.why().text());
    }
  }

  /** The wishes of a decision, in the order of their causes. */
  public static List<Wish> of(Decision decision) {
    List<Wish> wishes = new ArrayList<>();
    decision.ruling().stream()
        .flatMap(ruling -> ruling.fresh().stream())
        .forEach(firing -> add(decision.incident(), firing, wishes));
    return wishes;
  }

  private static void add(Incident incident, Firing firing, List<Wish> wishes) {
    for (int i = 0; i < firing.actions().size(); i++) {
      if (firing.actions().get(i) instanceof Action.Move move) {
        wishes.add(new Wish(ticket(incident, move), firing, i, move));
      }
    }
  }

  /** Where the origin and its mirror are in one tracker, the origin is meant. */
  private static Optional<TicketState> ticket(Incident incident, Action.Move move) {
    return incident.tickets().stream()
        .filter(t -> t.ref().tracker().equals(move.tracker()))
        .filter(TicketState::isPresent)
        .min(Comparator.comparing(t -> !t.isOrigin()));
  }
}
