package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Step;

/**
 * N3, N5 and N9 for what steps say on tickets: nothing twice, nothing in public that is for
 * insiders, and all of it on the ticket that the incident began with and in the tracker that the
 * step names, also where that was out of sight for a while; but where a person was asked, and what
 * had no cause by what came to be known since, of which the ledger tells.
 */
final class Spoken implements Check {

  private static final String NAMED = "incident=";

  @Override
  public void check(World world, Books books) {
    if (!world.ways.talking()) {
      return;
    }
    var casebook = new Casebook(world.rules());
    List<Casebook.Case> cases =
        world.store().inTransaction(t -> casebook.all(t, world.bridgeClock().instant()));
    for (Casebook.Case one : cases) {
      for (Step step : world.rules().policy().orElseThrow().pack().ladder().steps()) {
        step.actions().stream()
            .filter(Action.Comment.class::isInstance)
            .map(Action.Comment.class::cast)
            .forEach(comment -> check(world, books, one, new Saying(step, comment)));
      }
    }
  }

  /** What a step says. */
  private record Saying(Step step, Action.Comment comment) {

    /** Whether it is said there, whenever the ticket came. */
    boolean isMeantFor(TicketState ticket) {
      return switch (comment.where()) {
        case Action.Where.In in -> ticket.ref().tracker().equals(in.tracker());
        default -> ticket.isOrigin();
      };
    }

    List<Shown.Said> on(Shown ticket, String bridge, Incident incident) {
      return ticket.said().stream()
          .filter(said -> said.author().equals(bridge))
          .filter(said -> said.text().contains(comment.text() + ": "))
          .filter(said -> isOf(said.text(), incident))
          .toList();
    }

    /** Request Tracker shows what was said on a ticket on the one into which it was merged. */
    private static boolean isOf(String text, Incident incident) {
      return !text.contains(NAMED) || text.contains(NAMED + incident.id().text() + ",");
    }
  }

  private static void check(World world, Books books, Casebook.Case one, Saying saying) {
    long fired = one.record().fired().stream().filter(f -> f.isOf(saying.step().name())).count();
    for (TicketState ticket : Books.present(one.incident())) {
      Side side = world.side(ticket.ref().tracker().toString());
      side.ticket(ticket.ref().id())
          .map(shown -> saying.on(shown, side.bridge(), one.incident()))
          .ifPresent(
              said -> {
                once(saying, ticket.ref(), said, fired);
                if (saying.isMeantFor(ticket) && !isExcused(world, books, one.incident())) {
                  long withdrawn = withdrawn(books, saying.step(), ticket.ref());
                  assertThat(said)
                      .as(
                          "N9: what step %s says is on %s: %s",
                          saying.step().name(), ticket.ref(), told(books, one.incident()))
                      .hasSize((int) (fired - withdrawn));
                  assertThat(withdrawn)
                      .as("N9: what still has a cause is said on %s: %s", ticket.ref(), saying)
                      .isLessThanOrEqualTo(fired - standing(one, saying.step()));
                }
              });
    }
  }

  /** Causes that there never were by what came to be known before they were told. */
  private static long withdrawn(Books books, Step step, TicketRef on) {
    String told = "step " + step.name() + " says nothing here any more";
    return books.ledger().stream()
        .filter(line -> line.ticket().filter(on::equals).isPresent())
        .filter(line -> line.text().summary().startsWith(told))
        .count();
  }

  private static long standing(Casebook.Case one, Step step) {
    return one.verdict().firings().stream().filter(f -> f.name().equals(step.name())).count();
  }

  private static void once(Saying saying, TicketRef at, List<Shown.Said> said, long fired) {
    assertThat((long) said.size())
        .as("N3: step %s says everything once on %s: %s", saying.step().name(), at, said)
        .isLessThanOrEqualTo(fired);
    if (saying.comment().visibility() == Visibility.INTERNAL) {
      assertThat(said)
          .as("N5: what step %s says on %s is for insiders", saying.step().name(), at)
          .allMatch(Shown.Said::internal);
    }
  }

  private static List<String> told(Books books, Incident incident) {
    return books.ledger().stream()
        .filter(line -> line.incident().equals(incident.id()))
        .map(line -> line.kind() + " " + line.text().summary())
        .toList();
  }

  private static boolean isExcused(World world, Books books, Incident incident) {
    return incident.tickets().stream()
        .map(TicketState::ref)
        .anyMatch(
            ref ->
                world.deeds.deleted.contains(ref)
                    || books.wasHeld(ref)
                    || books.lost(ref, "could not be told"));
  }
}
