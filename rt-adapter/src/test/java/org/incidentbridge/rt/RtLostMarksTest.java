package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * RT writes a message first and its custom fields afterwards, so that one may stand without the
 * mark of the bridge. It is not said again (N3).
 */
final class RtLostMarksTest {

  private static final String FIELD = "Origin";

  private final SimulatedRt site = new SimulatedRt();
  private final RtHarness rt = harness(FIELD);
  private String ticket = "";

  private RtHarness harness(String field) {
    return new RtHarness(site, Map.of("marker", Map.of("transactionField", field)));
  }

  @BeforeEach
  void open() {
    site.rt.admin().addTransactionField(FIELD);
    ticket = rt.people().create("One", "text");
  }

  @AfterEach
  void close() {
    rt.close();
  }

  private Command.Target target(String key) {
    return new Command.Target(CommandKey.of("lost", key), new TrackerId("help"), ticket);
  }

  private Command.AddComment answer(String key, Visibility visibility) {
    return new Command.AddComment(target(key), RichText.plain("Try *again*."), visibility);
  }

  private Command.AddAttachment file() {
    var file = new Attachment("1", "log.txt", 5, Instant.EPOCH, Visibility.PUBLIC);
    return new Command.AddAttachment(
        target("file"), file, new TicketRef(new TrackerId("other"), "9"));
  }

  private Outcome apply(Command command) {
    byte[] content = "lorem".getBytes(StandardCharsets.UTF_8);
    return rt.tracker().sink().apply(command, (t, f) -> new ByteArrayInputStream(content));
  }

  private Outcome settled(Command command) {
    Instant since = rt.now();
    rt.pass(Duration.ofMinutes(10));
    return rt.tracker().sink().settle(command, since);
  }

  private static Outcome.Receipt receipt(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  private TicketSnapshot fetch() {
    return ((Sighting.Seen) rt.tracker().source().fetch(ticket)).ticket();
  }

  @Test
  void aMessageThatLostItsMarkIsFoundByItsWords() {
    Command answer = answer("answer", Visibility.PUBLIC);
    site.rt.admin().dieBeforeMarks();
    assertThat(apply(answer)).isInstanceOf(Outcome.Unknown.class);

    Outcome.Receipt receipt = receipt(settled(answer));

    assertThat(receipt.createdId()).contains(fetch().talk().comments().getLast().id());
    assertThat(rt.truth().comments(ticket)).hasSize(1);
  }

  @Test
  void soIsAFileAndItIsNoComment() {
    site.rt.admin().dieBeforeMarks();
    assertThat(apply(file())).isInstanceOf(Outcome.Unknown.class);

    Outcome.Receipt receipt = receipt(settled(file()));

    assertThat(receipt.createdId()).contains(fetch().talk().attachments().getLast().id());
    assertThat(fetch().talk().comments()).isEmpty();
    assertThat(rt.truth().files(ticket)).containsExactly("log.txt");
  }

  /** RT takes the message, and says beside that it has no such field. */
  @Test
  void whereThereIsNoSuchFieldEachMessageIsSaidOnceAllTheSame() {
    try (RtHarness other = harness("Orign")) {
      Outcome outcome =
          other
              .tracker()
              .sink()
              .apply(
                  answer("answer", Visibility.PUBLIC),
                  (t, f) -> new ByteArrayInputStream(new byte[0]));

      assertThat(receipt(outcome).createdId()).contains(fetch().talk().comments().getLast().id());
    }
  }

  @Test
  void aMessageForOthersIsAnotherOne() { // N5
    site.rt.admin().dieBeforeMarks();
    assertThat(apply(answer("inside", Visibility.INTERNAL))).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(answer("outside", Visibility.PUBLIC)))
        .isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void aMessageWithTheMarkOfAnotherCommandIsAnotherOne() { // N2
    assertThat(apply(answer("first", Visibility.PUBLIC))).isInstanceOf(Outcome.Applied.class);
    Command second = answer("second", Visibility.PUBLIC);
    rt.loseNextRequest();
    assertThat(apply(second)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(second)).isInstanceOf(Outcome.NotApplied.class);
  }

  /** What was said long before it was sent is not it. */
  @Test
  void anEarlierMessageWithTheSameWordsIsAnotherOne() { // N2
    Command first = answer("first", Visibility.PUBLIC);
    site.rt.admin().dieBeforeMarks();
    assertThat(apply(first)).isInstanceOf(Outcome.Unknown.class);
    rt.pass(Duration.ofDays(2));
    Command second = answer("second", Visibility.PUBLIC);
    rt.loseNextRequest();
    assertThat(apply(second)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(second)).isInstanceOf(Outcome.NotApplied.class);
    assertThat(rt.truth().comments(ticket)).hasSize(1);
  }
}
