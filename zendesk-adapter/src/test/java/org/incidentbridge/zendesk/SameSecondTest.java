package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** N7: somebody writes in the second of the bridge's write, which Zendesk's stamps do not tell. */
final class SameSecondTest {

  private final ZendeskHarness desk = new ZendeskHarness();
  private String id = "";
  private long number;

  @BeforeEach
  void ticket() {
    id = desk.people().create("Printer", "text");
    number = Long.parseLong(id);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Command.Target target() {
    return new Command.Target(CommandKey.of("test"), new TrackerId("desk"), id);
  }

  private Command.UpdateFields writes(Map<String, List<String>> fields) {
    List<Command.FieldWrite> writes = new ArrayList<>();
    new TreeMap<>(fields)
        .forEach(
            (field, values) ->
                writes.add(
                    new Command.FieldWrite(
                        field, Value.line(values.getFirst()), Value.line(values.getLast()))));
    return new Command.UpdateFields(target(), writes);
  }

  private Command.ChangeStatus status(String from, String to) {
    return new Command.ChangeStatus(target(), from, to, new TreeMap<>());
  }

  private Outcome apply(Command command) {
    return desk.tracker().sink().apply(command, (t, f) -> InputStream.nullInputStream());
  }

  private void beforeTheWrite(Runnable somebody) {
    desk.line.nextWrite(
        request -> {
          somebody.run();
          return desk.counter.handle(request);
        });
  }

  private static void assertDecidedAnew(Outcome outcome, String field, String value) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Stale.class,
            stale -> assertThat(stale.current().field(field).display()).isEqualTo(value));
  }

  private static void assertToldAsLost(Outcome outcome, String value) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            a -> assertThat(a.receipt().losses()).singleElement().asString().contains(value));
  }

  @Test
  void aPriorityStandsAndIsDecidedOnAnew() {
    desk.alice().set(number, "priority", "low");
    beforeTheWrite(() -> desk.alice().set(number, "priority", "urgent"));

    Outcome outcome = apply(writes(Map.of("priority", List.of("low", "normal"))));

    assertDecidedAnew(outcome, "priority", "urgent");
  }

  @Test
  void aStatusStandsAndIsDecidedOnAnew() {
    desk.alice().status(number, "open");
    beforeTheWrite(() -> desk.alice().status(number, "hold"));

    Outcome outcome = apply(status("open", "pending"));

    assertDecidedAnew(outcome, "status", "hold");
  }

  @Test
  void aStatusOfTheAccountsOwnIsNotMadeTheUsualOne() {
    desk.zendesk.admin().addStatus("hold", "With the vendor");
    desk.alice().status(number, "open");
    beforeTheWrite(() -> desk.alice().customStatus(number, "With the vendor"));

    Outcome outcome = apply(status("open", "pending"));

    assertDecidedAnew(outcome, "custom_status", "With the vendor");
  }

  @Test
  void aFieldOfTheAccountsOwnStandsAndWhatWasWrittenBesideItIsPutBack() {
    beforeTheWrite(() -> desk.alice().custom(number, desk.notes, "By alice"));

    Outcome outcome =
        apply(
            writes(
                Map.of(
                    "Notes",
                    List.of("", "By the bridge"),
                    "subject",
                    List.of("Printer", "Plotter"))));

    assertDecidedAnew(outcome, "Notes", "By alice");
    assertThat(desk.ticket(id).subject()).isEqualTo("Printer");
  }

  @Test
  void aTagThatSomebodyTookAwayDoesNotComeBack() {
    desk.alice().tag(number, "vip");
    beforeTheWrite(() -> desk.alice().untag(number, "vip"));
    var write = new Command.FieldWrite("tags", Value.absent(), Value.names(List.of("from-jira")));

    Outcome outcome = apply(new Command.UpdateFields(target(), List.of(write)));

    assertThat(outcome).isInstanceOf(Outcome.Stale.class);
    assertThat(desk.ticket(id).tags()).doesNotContain("vip");
  }

  @Test
  void whatCannotBePutBackSinceSomebodyGoesOnIsTold() {
    desk.alice().set(number, "priority", "low");
    beforeTheWrite(() -> desk.alice().set(number, "priority", "urgent"));
    beforeTheWrite(
        () -> {
          desk.pass(Duration.ofSeconds(2));
          desk.alice().set(number, "subject", "Plotter");
        });

    Outcome outcome = apply(writes(Map.of("priority", List.of("low", "normal"))));

    assertToldAsLost(outcome, "urgent");
  }

  @Test
  void aValueThatWasOverwrittenByAWriteWhoseAnswerWasLostIsTold() {
    desk.alice().set(number, "priority", "low");
    var command = writes(Map.of("priority", List.of("low", "normal")));
    desk.line.nextWrite(
        request -> {
          desk.alice().set(number, "priority", "urgent");
          desk.counter.handle(request);
          throw new ConnectionLost("the answer is lost");
        });

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    desk.pass(Duration.ofMinutes(5));
    Outcome settled = desk.tracker().sink().settle(command, desk.now());

    assertToldAsLost(settled, "urgent");
  }

  @Test
  void whatATriggerMakesOfTheWriteIsNobodysValue() {
    desk.zendesk.admin().addTrigger("Tell", "priority", "urgent", "page-somebody");
    desk.alice().set(number, "priority", "low");

    Outcome outcome = apply(writes(Map.of("priority", List.of("low", "urgent"))));

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(((Outcome.Applied) outcome).receipt().losses()).isEmpty();
  }
}
