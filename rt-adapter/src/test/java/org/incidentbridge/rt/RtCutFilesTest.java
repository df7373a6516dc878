package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N2: RT can be set to cut or drop what is long, and answers with success all the same. */
final class RtCutFilesTest {

  private static final TrackerId TRACKER = new TrackerId("help");
  private static final int MOST = 200;

  private final SimulatedRt site = new SimulatedRt();
  private final RtHarness rt = new RtHarness(site, Map.of());
  private final String ticket = rt.people().create("One", "text");

  @AfterEach
  void close() {
    rt.close();
  }

  private Command.Target target(String key) {
    return new Command.Target(CommandKey.of(key), TRACKER, ticket);
  }

  private Command.AddAttachment file(String key) {
    var file = new Attachment("1", "log.bin", 0, Instant.EPOCH, Visibility.PUBLIC);
    return new Command.AddAttachment(target(key), file, new TicketRef(TRACKER, "9"));
  }

  private Outcome apply(Command command, int bytes) {
    return rt.tracker().sink().apply(command, (t, f) -> new ByteArrayInputStream(new byte[bytes]));
  }

  private static List<Outcome.Loss> losses(Outcome outcome) {
    return ((Outcome.Applied) outcome).receipt().losses();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFileThatIsNotKeptWholeIsTold(boolean dropped) {
    site.rt.admin().keepAtMost(MOST, dropped);

    List<Outcome.Loss> losses = losses(apply(file("long"), 5_000));

    assertThat(losses).singleElement().extracting(Outcome.Loss::field).isEqualTo("attachment");
    assertThat(losses.toString()).contains("5000 bytes", "200 at most");
    assertThat(losses(apply(file("short"), 50))).isEmpty();
  }

  @Test
  void soItIsWhereTheAnswerWasLost() {
    site.rt.admin().keepAtMost(MOST, false);
    Instant sent = site.time().now();
    rt.loseNextAnswer();
    assertThat(apply(file("long"), 5_000)).isInstanceOf(Outcome.Unknown.class);
    rt.pass(Duration.ofMinutes(10));

    assertThat(losses(rt.tracker().sink().settle(file("long"), sent))).hasSize(1);
  }

  /** N3: RT cuts the mark off with the end of the text. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTextThatIsNotKeptWholeIsKnownAllTheSame(boolean dropped) {
    site.rt.admin().keepAtMost(MOST, dropped);
    Command text =
        new Command.AddComment(
            target("text"), RichText.plain("wörd ".repeat(100)), Visibility.INTERNAL);

    assertThat(losses(apply(text, 0)))
        .singleElement()
        .extracting(Outcome.Loss::field)
        .isEqualTo("comment");
    assertThat(losses(rt.tracker().sink().settle(text, Instant.EPOCH))).hasSize(1);
  }
}
