package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** Moves whose answer is lost, whose ticket others move too, or that change more than a place. */
class PolicyMoveRacesTest extends PolicyMovesCase {

  /** A second step, for tickets that are no longer urgent but high. */
  private static Step calmedDown() {
    return new Step(
        new RuleName("calm-queue", ""),
        new Trigger.Holds(),
        Promises.when("high", v -> Promises.text(v, "reported", "priority").equals("high")),
        List.of(new Action.Move(Desks.DESK, "CALM")));
  }

  @Test
  void aMoveWhoseAnswerWasLostIsFoundAndNotSentAgain() {
    world.under(moving(Desks.DESK, FakeTracker.OUTSIDE));
    file();
    world.trouble(world.desk, Accident.LOST_AFTER);
    breach();
    world.trouble(world.desk, Accident.NONE);
    long writes = world.desk.writes();
    world.settle();

    assertThat(project()).isEqualTo(FakeTracker.OUTSIDE);
    assertThat(world.desk.writes()).isEqualTo(writes);
    assertThat(moves()).isEqualTo(1);
    assertThat(texts()).noneMatch(t -> t.contains("no longer kept in step"));
  }

  @Test
  void aMoveThatWasLostOnItsWayIsSentAgain() {
    file();
    world.trouble(world.desk, Accident.LOST_BEFORE);
    breach();
    assertThat(project()).isEqualTo("HD");
    world.trouble(world.desk, Accident.NONE);
    world.settle();

    assertThat(project()).isEqualTo(URGENT);
    assertThat(moves()).isEqualTo(1);
  }

  @Test
  void whoMovesATicketElsewhereMeanwhileHasTheLastWordN7() {
    String ticket = file();
    world.trouble(world.desk, Accident.RATE_LIMITED);
    breach();
    world.trouble(world.desk, Accident.NONE);
    world.desk.personMoves(ticket, "OTHER");
    world.settle();

    assertThat(project()).isEqualTo("OTHER");
    assertThat(moves()).isZero();
    assertThat(world.told())
        .anyMatch(t -> t.contains("is not moved to URGENT: people have moved it to OTHER"));
    assertThat(world.outbox().pending()).isZero();
  }

  @Test
  void whoMovesATicketRightBeforeTheBridgeDoesHasTheLastWordN7() {
    String ticket = file();
    world.pass(Duration.ofMinutes(61));
    world.dress(
        tracker ->
            tracker.id().equals(Desks.DESK)
                ? new Overtaken(tracker, () -> world.desk.personMoves(ticket, "OTHER"))
                : tracker);
    world.settle();

    assertThat(project()).isEqualTo("OTHER");
    assertThat(world.told()).anyMatch(t -> t.contains("people have moved it to OTHER"));
  }

  @Test
  void aLaterStepTakesThePlaceOfAMoveThatStillWaits() {
    world.under(Promises.policy(urgent(Desks.DESK, URGENT), calmedDown()));
    String ticket = file();
    world.trouble(world.desk, Accident.RATE_LIMITED);
    breach();
    world.trouble(world.desk, Accident.NONE);
    world.desk.personSets(ticket, "prio", Value.line("P2"));
    world.settle();

    assertThat(project()).isEqualTo("CALM");
    assertThat(moves()).isEqualTo(1);
    assertThat(world.told()).anyMatch(t -> t.contains("it is to be moved to CALM instead"));
  }

  @Test
  void aLaterStepStartsFromWhereAMoveLedWhoseOutcomeWasNotKnownYet() {
    world.under(Promises.policy(urgent(Desks.DESK, URGENT), calmedDown()));
    String ticket = file();
    var speechless = new AtomicBoolean(true);
    world.dress(t -> t.id().equals(Desks.DESK) ? new Speechless(t, speechless::get) : t);
    breach();
    assertThat(project()).isEqualTo(URGENT);
    world.eng.personSets(world.only(world.eng).ref().id(), "prio", Value.line("P2"));
    world.desk.personSets(ticket, "prio", Value.line("P2"));
    world.pass(Duration.ofMinutes(1));
    world.sync();
    speechless.set(false);
    world.settle();

    assertThat(project()).isEqualTo("CALM");
    assertThat(moves()).isEqualTo(2);
    assertThat(world.told()).noneMatch(t -> t.contains("people have moved it"));
  }

  @Test
  void aTrackerThatDoesNotShowTheTicketAfterAMoveHasNotLostIt() {
    world.under(moving(Desks.DESK, FakeTracker.OUTSIDE));
    String ticket = file();
    world.dress(t -> t.id().equals(Desks.DESK) ? new Curt(t) : t);
    breach();
    world.eng.personSets(world.only(world.eng).ref().id(), "tags", Value.names(Set.of("seen")));
    world.settle();
    world.desk.personSets(ticket, "prio", Value.line("P2"));
    world.sweep();
    world.settle();

    assertThat(project()).isEqualTo(FakeTracker.OUTSIDE);
    assertThat(texts()).noneMatch(t -> t.contains("no longer kept in step"));
    assertThat(World.show(world.only(world.eng), "prio")).isEqualTo("P2");
    assertThat(world.told()).noneMatch(t -> t.contains("moved and is now"));
  }

  @Test
  void whatAMoveDoesToFieldsIsNobodysChange() { // N4, N2
    String ticket = file();
    world.pass(Duration.ofMinutes(5));
    world.desk.personSets(ticket, "service", Value.line("Printing"));
    world.sync();
    world.pass(Duration.ofMinutes(5));
    world.eng.personSets(world.only(world.eng).ref().id(), "status", Value.line("Working"));
    world.sync();
    assertThat(World.show(world.only(world.desk), "status")).isEqualTo("Working");
    world.dress(t -> t.id().equals(Desks.DESK) ? new Losing(t, world.desk) : t);
    breach();
    world.settle();

    assertThat(project()).isEqualTo(URGENT);
    assertThat(World.show(world.only(world.eng), "status")).isEqualTo("Working");
    assertThat(World.show(world.only(world.desk), "status")).isEqualTo("Working");
    assertThat(World.show(world.only(world.eng), "service")).isEqualTo("Printing");
    assertThat(World.show(world.only(world.desk), "service")).isEmpty();
    assertThat(world.ledger())
        .anyMatch(
            l -> l.kind() == Ledger.Kind.LOSS && l.text().summary().startsWith("service: left"));
  }

  /** A tracker in which people are quicker than a move. */
  private record Overtaken(Tracker inner, Runnable people) implements Dressed {

    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          if (command instanceof Command.MoveTicket) {
            people.run();
          }
          return super.apply(command, contents);
        }
      };
    }
  }

  /** A tracker that says nothing of a move, neither then nor, for a while, later. */
  private record Speechless(Tracker inner, BooleanSupplier still) implements Dressed {

    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          Outcome outcome = super.apply(command, contents);
          return quiet(command) ? new Outcome.Unknown("no answer") : outcome;
        }

        @Override
        public Outcome settle(Command command, Instant since) {
          return quiet(command)
              ? new Outcome.Unknown("no answer", Optional.of(Duration.ofSeconds(1)))
              : super.settle(command, since);
        }
      };
    }

    private boolean quiet(Command command) {
      return command instanceof Command.MoveTicket && still.getAsBoolean();
    }
  }

  /** A tracker that does not show the ticket that it moved. */
  private record Curt(Tracker inner) implements Dressed {

    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          Outcome outcome = super.apply(command, contents);
          return command instanceof Command.MoveTicket && outcome instanceof Outcome.Applied
              ? new Outcome.Applied(Outcome.Receipt.NOTHING)
              : outcome;
        }
      };
    }
  }

  /** A tracker in which a move begins the status anew and leaves the service behind. */
  private record Losing(Tracker inner, FakeTracker desk) implements Dressed {

    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          Outcome outcome = super.apply(command, contents);
          return command instanceof Command.MoveTicket ? lost(command) : outcome;
        }
      };
    }

    private Outcome lost(Command command) {
      String id = command.target().ticketId();
      desk.personSets(id, "status", Value.line("Open"));
      desk.personSets(id, "service", Value.absent());
      var shown = ((Sighting.Seen) desk.source().fetch(id)).ticket();
      var loss = new Outcome.Loss("service", "left behind");
      return new Outcome.Applied(
          new Outcome.Receipt(
              Optional.empty(), Optional.of(shown), List.of(loss), Set.of("status")));
    }
  }
}
