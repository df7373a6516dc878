package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files, which carry no marker in Jira. */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraFilesTest extends JiraCase {

  JiraFilesTest(Installation installation) {
    super(installation);
  }

  /** N2: whatever process asks. */
  @Test
  void theCopyOfAnotherFileOfTheSameNameAndSizeIsNotTakenForOneThatNeverArrived() {
    String id = jira.people().create("Files", "text");
    String first = applied(twin("a", id)).createdId().orElseThrow();
    jira.pass(Duration.ofMinutes(10));
    Instant sent = jira.now();
    jira.loseNextRequest();
    assertThat(apply(twin("b", id))).isInstanceOf(Outcome.Unknown.class);
    jira.pass(Duration.ofMinutes(5));

    assertThat(jira.another(Map.of()).sink().settle(twin("b", id), sent, Set.of(first)))
        .isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void aFileWhoseAnswerWasLostIsFoundBesideTheCopyOfAnotherOneHoweverOftenOneAsks() {
    String id = jira.people().create("Files", "text");
    String first = applied(twin("a", id)).createdId().orElseThrow();
    jira.pass(Duration.ofMinutes(10));
    Instant sent = jira.now();
    jira.loseNextAnswer();
    assertThat(apply(twin("b", id))).isInstanceOf(Outcome.Unknown.class);

    for (int asked = 0; asked < 2; asked++) {
      assertThat(jira.tracker().sink().settle(twin("b", id), sent, Set.of(first)))
          .isInstanceOfSatisfying(
              Outcome.Applied.class,
              a -> assertThat(a.receipt().createdId()).isPresent().isNotEqualTo(first));
    }
  }

  @Test
  void aNameThatJiraWouldChangeIsChangedBeforehandAndTold() {
    String id = jira.people().create("Files", "text");

    Outcome.Receipt receipt = applied(file(id, "say \"hi\" ü.txt", 3, Visibility.PUBLIC));

    assertThat(jira.truth().files(id)).containsExactly("say _hi_ ü.txt");
    assertThat(receipt.losses())
        .containsExactly(
            new Outcome.Loss("attachment", "'say \"hi\" ü.txt' is called 'say _hi_ ü.txt' there"));
  }

  /** N3. */
  @Test
  void aFileWithSuchANameIsKnownAgainAfterALostAnswer() {
    String id = jira.people().create("Files", "text");
    Command.AddAttachment command = file(id, "say \"hi\".txt", 3, Visibility.PUBLIC);
    Instant sent = jira.now();
    jira.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    jira.pass(Duration.ofMinutes(5));

    assertThat(jira.tracker().sink().settle(command, sent))
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().losses()).hasSize(1));
    assertThat(jira.truth().files(id)).hasSize(1);
  }

  /** N2: also where it ends in failure since it has another size than told. */
  @Test
  void aFileWhoseContentBreaksOffIsNotStoredAndWaits() {
    String id = jira.people().create("Files", "text");
    InputStream content =
        new FilterInputStream(new ByteArrayInputStream(new byte[] {1, 2})) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read < 0) {
              throw new IOException("it came too short");
            }
            return read;
          }
        };

    Outcome outcome =
        jira.tracker()
            .sink()
            .apply(file(id, "log.txt", 3, Visibility.PUBLIC), (ticket, file) -> content);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, d -> assertThat(d.message()).contains("it came too short"));
    assertThat(jira.truth().files(id)).isEmpty();
  }

  @Test
  void namesAreMadeToComeOutAsTheyWerePutIn() {
    assertThat(JiraFiles.name("../a\\b\n.txt")).isEqualTo(".._a_b_.txt");
    assertThat(JiraFiles.name(" ")).isEqualTo("file");
    assertThat(JiraFiles.name("what is 100%: a <b>?.txt")).isEqualTo("what is 100%: a <b>?.txt");
    assertThat(JiraFiles.name("\uD83D\uDD25".repeat(200) + ".txt"))
        .hasSizeBetween(248, 250)
        .endsWith("\uD83D\uDD25.txt");
  }

  private Command.AddAttachment twin(String word, String id) {
    return new Command.AddAttachment(
        new Command.Target(CommandKey.of("test", word, id), jira.tracker().id(), id),
        new Attachment(word, "screenshot.png", 3, Instant.EPOCH, Visibility.PUBLIC),
        new TicketRef(new TrackerId("elsewhere"), "1"));
  }
}
