package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** N3: nothing is sent again while it may still take effect. */
final class DoubtsTest {

  private static final Duration WINDOW = Duration.ofMinutes(2);
  private static final Instant SENT = Instant.parse("2026-03-02T09:30:15Z");
  private static final Command.Target TARGET =
      new Command.Target(CommandKey.of("test", "doubt"), new TrackerId("ops"), "7");
  private static final Command.UpdateFields UPDATE =
      new Command.UpdateFields(
          TARGET, List.of(new Command.FieldWrite("summary", Value.line("a"), Value.line("b"))));

  private Instant now = SENT;
  private final Doubts doubts = new Doubts(() -> now, WINDOW);

  @Test
  void whatIsNotThereMayArriveUntilTheWindowIsOver() {
    now = SENT.plusSeconds(90);

    assertThat(settled(UPDATE))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class,
            unknown -> {
              assertThat(unknown.certainIn()).contains(Duration.ofSeconds(30));
              assertThat(unknown.message()).startsWith("not there; it may still be on its way");
            });
    now = SENT.plus(WINDOW);
    assertThat(settled(UPDATE)).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void theWindowCountsFromTheLossWhereItIsKnown() {
    now = SENT.plusSeconds(60);
    doubts.noted(UPDATE, new Outcome.Unknown("lost"));
    now = SENT.plus(WINDOW);

    assertThat(settled(UPDATE))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class,
            unknown -> assertThat(unknown.certainIn()).contains(Duration.ofSeconds(60)));
    now = SENT.plus(WINDOW).plusSeconds(60);
    assertThat(settled(UPDATE)).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void anAnswerThatCameBeginsNoDoubt() {
    now = SENT.plus(WINDOW);
    doubts.noted(UPDATE, new Outcome.Deferred("busy", Optional.empty()));

    assertThat(settled(UPDATE)).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void whatIsThereIsBelievedAtOnce() {
    Outcome applied = new Outcome.Applied(Outcome.Receipt.NOTHING);

    assertThat(doubts.settled(UPDATE, SENT, applied, "not there")).isSameAs(applied);
  }

  /** N5. */
  @Test
  void whatHidesOrRemovesACommentIsSentAgainAtOnce() {
    assertThat(settled(new Command.RemoveComment(TARGET, "3")))
        .isInstanceOf(Outcome.NotApplied.class);
    assertThat(settled(edit(Visibility.INTERNAL))).isInstanceOf(Outcome.NotApplied.class);
    assertThat(settled(edit(Visibility.PUBLIC))).isInstanceOf(Outcome.Unknown.class);
  }

  private static Command.EditComment edit(Visibility visibility) {
    return new Command.EditComment(
        TARGET, "3", Optional.empty(), RichText.plain("text"), visibility);
  }

  private Outcome settled(Command command) {
    return doubts.settled(command, SENT, new Outcome.NotApplied(), "not there");
  }
}
