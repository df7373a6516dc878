package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New tickets, each made once. */
final class CreateWritesTest {

  private final ZendeskHarness desk = new ZendeskHarness();

  @AfterEach
  void close() {
    desk.close();
  }

  private Outcome apply(Command command) {
    return desk.tracker().sink().apply(command, (t, f) -> InputStream.nullInputStream());
  }

  private Outcome.Receipt applied(Command command) {
    Outcome outcome = apply(command);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  private Command.CreateTicket create(Map<String, Value> more) {
    SortedMap<String, Value> fields = new TreeMap<>(more);
    fields.putIfAbsent("subject", Value.line("Made"));
    var link =
        new Command.BackLink("bridge:1", java.net.URI.create("https://x.example.com"), "X", "");
    return new Command.CreateTicket(
        new Command.Target(CommandKey.of("create"), new TrackerId("desk"), ""),
        ZendeskHarness.GROUP,
        "incident",
        fields,
        link);
  }

  @Test
  void aTicketThatIsAskedForTwiceIsMadeOnceByZendeskItselfN3() {
    Command.CreateTicket command = create(Map.of());

    Outcome.Receipt first = applied(command);
    Outcome.Receipt second = applied(command);

    assertThat(second.createdId()).isEqualTo(first.createdId());
    assertThat(desk.truth().tickets()).isEqualTo(1);
  }

  @Test
  void aTicketThatIsAskedForAgainWithOtherWordsIsNotMadeTwiceN3() {
    Outcome.Receipt first = applied(create(Map.of()));

    Command.CreateTicket again = create(Map.of("subject", Value.line("Other words")));
    assertThat(apply(again)).isInstanceOf(Outcome.Unknown.class);

    assertThat(desk.settled(again, desk.now()))
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            a -> assertThat(a.receipt().createdId()).isEqualTo(first.createdId()));
    assertThat(desk.truth().tickets()).isEqualTo(1);
  }

  @Test
  void aTicketWithoutATextGetsItsTitleForOneAndAGroupThatIsMissingIsTold() {
    String made = applied(create(Map.of())).createdId().orElseThrow();
    Outcome nowhere =
        apply(
            new Command.CreateTicket(
                new Command.Target(CommandKey.of("else"), new TrackerId("desk"), ""),
                "Nowhere",
                "incident",
                create(Map.of()).fields(),
                create(Map.of()).link()));

    assertThat(desk.ticket(made).comments().getFirst().text()).isEqualTo("Made");
    assertThat(nowhere)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.message()).contains("Nowhere"));
  }

  @Test
  void anImportRunsNoTriggerAndIsFoundAgainByItsMarkN3() {
    desk.close();
    desk.use(Map.of("imports", true));
    desk.zendesk.admin().addTrigger("Tell", "priority", "urgent", "page-somebody");
    Command.CreateTicket command = create(Map.of("priority", Value.line("urgent")));
    desk.loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    Outcome found = desk.settled(command, desk.now());

    assertThat(found).isInstanceOf(Outcome.Applied.class);
    String made = ((Outcome.Applied) found).receipt().createdId().orElseThrow();
    assertThat(desk.ticket(made).tags()).isEmpty();
    assertThat(desk.truth().tickets()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTicketThatSomebodyDeletedBeforeItWasFoundIsNotMadeAgainN3(boolean imports) {
    desk.close();
    desk.use(Map.of("imports", imports));
    Command.CreateTicket command = create(Map.of());
    desk.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    long made = desk.zendesk.inspect().tickets().getFirst().id();

    desk.alice().delete(made);
    desk.pass(Duration.ofHours(3));

    assertThat(desk.settled(command, desk.now().minus(Duration.ofHours(3))))
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            a -> assertThat(a.receipt().createdId()).hasValue(String.valueOf(made)));
  }

  @Test
  void aTicketThatIsAskedForAgainAndWasDeletedIsKnownToHaveBeenMadeN3() {
    Command.CreateTicket command = create(Map.of());
    String made = applied(command).createdId().orElseThrow();
    desk.alice().delete(Long.parseLong(made));

    assertThat(applied(command).createdId()).hasValue(made);
    assertThat(desk.truth().tickets()).isZero();
  }

  @Test
  void aTicketThatWasNeverMadeIsMadeN2() {
    Command.CreateTicket command = create(Map.of());
    desk.loseNextRequest();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(desk.settled(command, desk.now())).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void aLoginThatHasEndedIsNoFaultOfTheTicketThatIsToBeMadeN2() {
    desk.line.nextWrite(r -> SimResponse.json(401, "{\"error\":\"Couldn't authenticate you\"}"));

    assertThatThrownBy(() -> apply(create(Map.of())))
        .isInstanceOfSatisfying(
            TrackerException.class,
            ended -> assertThat(ended.kind()).isEqualTo(TrackerException.Kind.AUTHENTICATION));
  }

  @Test
  void nobodyIsMailedOfATicketThatTheBridgeMakes() {
    applied(create(Map.of("description", Value.line("text"))));

    assertThat(desk.zendesk.inspect().mails()).isEmpty();
  }
}
