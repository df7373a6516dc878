package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/**
 * MantisBT takes an issue out of feedback when its reporter adds a note; the bridge reported the
 * mirrors, and does not answer what people asked.
 */
final class MantisFeedbackTest extends MantisTest {

  private static final String LONG = "word ".repeat(30_000).strip();

  /** An issue that the bridge made, and that somebody put into feedback. */
  private String inFeedback() {
    String id = applied(create("mirror", Map.of())).createdId().orElseThrow();
    mantis.people().move(id, "feedback");
    return id;
  }

  private void isInFeedback(String id, Outcome.Receipt receipt) {
    assertThat(mantis.issue(id).status()).isEqualTo("feedback");
    assertThat(receipt.ticket().orElseThrow().field("status").display()).isEqualTo("feedback");
  }

  private Outcome.Receipt settled(Command command) {
    Outcome outcome = settle(command);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  private void losePatch() {
    mantis.line.next(
        request -> request.method().equals("PATCH"),
        request -> {
          throw new ConnectionLost("the request is lost");
        });
  }

  @Test
  void aNoteLeavesTheStatusInFeedback() {
    String id = inFeedback();

    isInFeedback(id, applied(comment("a", id, "any news?", Visibility.PUBLIC)));
  }

  @Test
  void aCommentInSeveralNotesLeavesTheStatusInFeedback() {
    String id = inFeedback();

    isInFeedback(id, applied(comment("a", id, LONG, Visibility.PUBLIC)));
  }

  @Test
  void theRestOfALongTextLeavesTheStatusInFeedback() {
    String id = inFeedback();

    isInFeedback(id, applied(update(id, "description", Value.body(RichText.plain(LONG)))));
  }

  @Test
  void aFileAndALinkLeaveTheStatusInFeedback() {
    String id = inFeedback();

    isInFeedback(id, applied(file("a", id, "a.txt", Visibility.PUBLIC)));
    isInFeedback(id, applied(new Command.PutLink(target("link", id), link("HD-2"))));
  }

  @Test
  void aStatusThatCannotBePutBackAtOnceIsPutBackLater() {
    String id = inFeedback();
    for (Command command :
        new Command[] {
          comment("a", id, "any news?", Visibility.PUBLIC),
          comment("b", id, LONG, Visibility.PUBLIC),
          file("c", id, "c.txt", Visibility.INTERNAL),
          new Command.PutLink(target("link", id), link("HD-2"))
        }) {
      losePatch();

      assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

      isInFeedback(id, finished(command));
    }
    assertThat(fetch(id).talk().comments()).hasSize(2);
  }

  /** As the bridge does it: what is not there is sent again. */
  private Outcome.Receipt finished(Command command) {
    mantis.pass(Duration.ofMinutes(10));
    return settle(command) instanceof Outcome.Applied known ? known.receipt() : applied(command);
  }

  @Test
  void aNoteOfWhichNoAnswerCameLeavesTheStatusInFeedback() {
    String id = inFeedback();
    Command command = comment("a", id, "any news?", Visibility.PUBLIC);
    mantis.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    isInFeedback(id, settled(command));
  }

  @Test
  void aStatusThatSomebodyGaveMeanwhileStays() {
    String id = inFeedback();
    Command command = comment("a", id, "any news?", Visibility.PUBLIC);
    mantis.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    mantis.people().move(id, "confirmed");
    mantis.people().move(id, "new");

    settled(command);

    assertThat(mantis.issue(id).status()).isEqualTo("new");
  }

  @Test
  void aStatusThatMayNotBePutBackHoldsNothingUp() {
    String id = inFeedback();
    mantis.line.next(
        request -> request.method().equals("PATCH"),
        request -> SimResponse.json(403, "{\"message\":\"Access denied\",\"code\":0}"));

    Outcome.Receipt receipt = applied(comment("a", id, "any news?", Visibility.PUBLIC));

    assertThat(receipt.createdId()).isNotEqualTo(Optional.empty());
    assertThat(receipt.ticket().orElseThrow().field("status").display()).isEqualTo("new");
  }
}
