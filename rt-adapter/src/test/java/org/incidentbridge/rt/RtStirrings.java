package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RT opens what is answered: what somebody did just before is not lost by it (N1). */
abstract class RtStirrings {

  private static final TrackerId TRACKER = new TrackerId("help");

  private RtHarness rt;
  private String ticket;
  private Command answer;

  abstract RtHarness harness();

  @BeforeEach
  void open() {
    rt = harness();
    ticket = rt.people().create("One", "text");
    rt.people().move(ticket, "new");
    answer =
        new Command.AddComment(
            target("answer"), RichText.plain("It is the fuser."), Visibility.PUBLIC);
  }

  @AfterEach
  void close() {
    rt.close();
  }

  private Command.Target target(String key) {
    return new Command.Target(CommandKey.of("stirring", key, ticket), TRACKER, ticket);
  }

  private Outcome apply(Command command) {
    return rt.tracker().sink().apply(command, (of, file) -> new ByteArrayInputStream(new byte[0]));
  }

  private String status() {
    return rt.truth().status(ticket);
  }

  private void resolve() {
    rt.people().move(ticket, "resolved");
  }

  @Test
  void whatSomebodyResolvedBeforeTheAnswerStaysResolvedAndIsShownAsTheirs() {
    resolve();

    Outcome.Receipt receipt = ((Outcome.Applied) apply(answer)).receipt();

    assertThat(status()).isEqualTo("resolved");
    assertThat(receipt.ticket().orElseThrow().field("Status").display()).isEqualTo("resolved");
    assertThat(receipt.beside()).doesNotContain("Status");
  }

  /** Nothing was done yet where nothing but a copy was said. */
  @Test
  void aNewTicketStaysNew() {
    assertThat(apply(answer)).isInstanceOf(Outcome.Applied.class);

    assertThat(status()).isEqualTo("new");
  }

  @Test
  void soItIsWhereTheAnswerToItWasLost() {
    resolve();
    rt.loseNextAnswer();
    assertThat(apply(answer)).isInstanceOf(Outcome.Unknown.class);
    assertThat(status()).isEqualTo("open");
    var since = rt.now();
    rt.pass(Duration.ofMinutes(10));

    assertThat(rt.tracker().sink().settle(answer, since)).isInstanceOf(Outcome.Applied.class);

    assertThat(status()).isEqualTo("resolved");
  }

  /** N7: whoever changes it after the answer is right. */
  @Test
  void aStatusOfSomebodyAfterTheAnswerIsLeftAlone() {
    resolve();
    rt.loseNextAnswer();
    assertThat(apply(answer)).isInstanceOf(Outcome.Unknown.class);
    rt.people().move(ticket, "stalled");

    assertThat(rt.tracker().sink().settle(answer, rt.now())).isInstanceOf(Outcome.Applied.class);

    assertThat(status()).isEqualTo("stalled");
  }

  /** N2: RT would have opened it for them, had the bridge said nothing. */
  @Test
  void whatSomebodyAnsweredSinceStaysOpenAndIsTheirChange() {
    resolve();
    rt.loseNextAnswer();
    assertThat(apply(answer)).isInstanceOf(Outcome.Unknown.class);
    var since = rt.now();
    rt.people().comment(ticket, "It is not.", Visibility.PUBLIC);
    rt.pass(Duration.ofMinutes(10));

    Outcome.Receipt receipt =
        ((Outcome.Applied) rt.tracker().sink().settle(answer, since)).receipt();

    assertThat(status()).isEqualTo("open");
    assertThat(receipt.ticket().orElseThrow().field("Status").display()).isEqualTo("open");
    assertThat(receipt.beside()).doesNotContain("Status");
  }

  /** What is said inside opens nothing in RT. */
  @Test
  void aCommentSinceChangesNothingOfThat() {
    resolve();
    rt.loseNextAnswer();
    assertThat(apply(answer)).isInstanceOf(Outcome.Unknown.class);
    rt.people().comment(ticket, "Ours.", Visibility.INTERNAL);

    assertThat(rt.tracker().sink().settle(answer, rt.now())).isInstanceOf(Outcome.Applied.class);

    assertThat(status()).isEqualTo("resolved");
  }

  /** What the bridge set since on purpose is no stirring. */
  @Test
  void aStatusThatTheBridgeSetSinceIsLeftAlone() {
    rt.loseNextAnswer();
    assertThat(apply(answer)).isInstanceOf(Outcome.Unknown.class);
    apply(new Command.ChangeStatus(target("done"), "open", "resolved", new TreeMap<>()));
    assertThat(status()).isEqualTo("resolved");

    assertThat(rt.tracker().sink().settle(answer, rt.now())).isInstanceOf(Outcome.Applied.class);

    assertThat(status()).isEqualTo("resolved");
  }
}
