package org.incidentbridge.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** N5: a write tells of the ticket that was written to, and of no other. */
final class OwnTicketTest {

  private static final TrackerId TRACKER = new TrackerId("help");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Command COMMAND =
      new Command.AddComment(
          new Command.Target(CommandKey.of("note"), TRACKER, "1"),
          RichText.plain("It is the fuser."),
          Visibility.PUBLIC);

  private static TicketSnapshot ticket(String id) {
    var stamp = new TicketSnapshot.Stamp(id, NOON, NOON);
    var head =
        new TicketSnapshot.Head(
            id, URI.create("https://rt.example.com/" + id), "desk", "", false, false, stamp);
    var ref = new TicketRef(TRACKER, id);
    return new TicketSnapshot(ref, head, new TreeMap<>(), TicketSnapshot.Talk.NONE, "");
  }

  private static Outcome applied(TicketSnapshot shown) {
    return new Outcome.Applied(
        new Outcome.Receipt(Optional.of("7"), Optional.of(shown), List.of()));
  }

  @Test
  void whatIsShownOfTheTargetIsTaken() {
    Outcome outcome = applied(ticket("1"));

    assertThat(OwnTicket.of(COMMAND, outcome)).isEqualTo(outcome);
  }

  @Test
  void aWriteThatStandsStaysDoneThoughAnotherTicketIsShown() {
    assertThat(OwnTicket.of(COMMAND, applied(ticket("2"))))
        .isEqualTo(
            new Outcome.Applied(
                new Outcome.Receipt(Optional.of("7"), Optional.empty(), List.of())));
  }

  @Test
  void aTicketElsewhereThatIsFoundChangedIsNotTakenForTheTarget() {
    assertThat(OwnTicket.of(COMMAND, new Outcome.Stale(ticket("2"))))
        .isEqualTo(
            new Outcome.Deferred("the tracker showed ticket 2 in place of 1", Optional.empty()));
  }

  @Test
  void noStepOnTheWayIsOfAnotherTicket() {
    var other = Optional.of(ticket("2"));

    assertThat(OwnTicket.of(COMMAND, new Outcome.Refused("no", Map.of(), other)))
        .isEqualTo(new Outcome.Refused("no", Map.of()));
    assertThat(OwnTicket.of(COMMAND, new Outcome.Unknown("lost", Optional.empty(), other)))
        .isEqualTo(new Outcome.Unknown("lost"));
  }
}
