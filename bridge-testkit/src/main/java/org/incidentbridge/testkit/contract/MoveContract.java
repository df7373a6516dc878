package org.incidentbridge.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moving: a ticket is brought to another project, once, unless people were quicker. */
public abstract class MoveContract extends TrackerContract {

  @BeforeEach
  final void canMove() {
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.MOVE_TICKETS),
        "refused; see RefusalContract");
  }

  private Command.MoveTicket move(String id) {
    return new Command.MoveTicket(
        target("move", id), harness().terms().project(), harness().elsewhere());
  }

  private String project(String id) {
    return fetch(id).head().project();
  }

  @Test
  void aTicketIsMovedAndShownWhole() {
    String id = harness().people().create("Move", "text");
    Command.MoveTicket command = move(id);

    TicketSnapshot shown = applied(command).ticket().orElseThrow();

    assertThat(shown.head().project()).isEqualTo(harness().elsewhere());
    assertThat(shown).isEqualTo(fetch(id));
    assertThat(shown.ref().id()).as("a ticket keeps its id").isEqualTo(id);
    assertThat(harness().truth().tickets()).isEqualTo(1);
    assertThat(harness().truth().title(id)).isEqualTo("Move");
  }

  @Test
  void aTicketThatIsThereAlreadyIsLeftAsItIs() {
    String id = harness().people().create("Move", "text");
    Command.MoveTicket command = move(id);
    applied(command);
    long before = harness().truth().writes();

    assertThat(applied(command).ticket()).isPresent();

    assertThat(harness().truth().writes()).isEqualTo(before);
  }

  @Test
  void aTicketThatIsNotWhereItWasIsStaleAndStays() { // N7
    String id = harness().people().create("Move", "text");
    var command = new Command.MoveTicket(target("move", id), "NOWHERE", harness().elsewhere());
    long before = harness().truth().writes();

    Outcome outcome = apply(command);

    assertThat(outcome).isInstanceOf(Outcome.Stale.class);
    assertThat(((Outcome.Stale) outcome).current().head().project())
        .isEqualTo(harness().terms().project());
    assertThat(harness().truth().writes()).isEqualTo(before);
  }

  @Test
  void aProjectThatIsNotThereIsRefusedByName() {
    String id = harness().people().create("Move", "text");
    long before = harness().truth().writes();

    Outcome outcome =
        apply(new Command.MoveTicket(target("move", id), harness().terms().project(), "NIRVANA"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("NIRVANA");
    assertThat(harness().truth().writes()).isEqualTo(before);
  }

  @Test
  void aMoveWhoseAnswerWasLostIsFound() {
    String id = harness().people().create("Move", "text");
    Command.MoveTicket command = move(id);
    harness().loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    Outcome outcome = settled(command, harness().now());
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(project(id)).isEqualTo(harness().elsewhere());
  }

  @Test
  void aMoveThatWasLostOnItsWayIsNotAppliedOnceItCannotComeAnyMore() {
    String id = harness().people().create("Move", "text");
    Command.MoveTicket command = move(id);
    harness().loseNextRequest();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command, harness().now())).isInstanceOf(Outcome.NotApplied.class);
    assertThat(project(id)).isEqualTo(harness().terms().project());
  }

  @Test
  void aMoveThatTakesEffectLateIsWaitedFor() {
    String id = harness().people().create("Move", "text");
    Command.MoveTicket command = move(id);
    Assumptions.assumeTrue(
        harness().delayNextRequest(Duration.ofSeconds(40)), "no write of it comes late");

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command, harness().now())).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void whatIsInternalStaysInternalWhereItGoes() { // N5
    String id = harness().people().create("Secret", "text");
    harness().people().comment(id, "do not tell", Visibility.INTERNAL);

    applied(move(id));

    assertThat(fetch(id).talk().comments())
        .singleElement()
        .extracting(c -> c.visibility())
        .isEqualTo(Visibility.INTERNAL);
  }

  @Test
  void aMovedTicketCanBeWrittenTo() {
    String id = harness().people().create("Move", "text");
    applied(move(id));
    String comment =
        applied(
                new Command.AddComment(
                    target("say", id), RichText.plain("arrived"), Visibility.PUBLIC))
            .createdId()
            .orElseThrow();

    assertThat(fetch(id).talk().comments()).extracting(c -> c.id()).containsExactly(comment);
  }
}
