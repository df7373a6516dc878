package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraHarness;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

final class JiraDcCommentTest extends JiraDcCase {

  /** N3: also by a bridge that lost its store and knows no id. */
  @Test
  void copiesAreKnownAgainByTheirMarkersInOrdinaryPulls() {
    String id = jira.people().create("Printer", "text");
    Command.AddComment command = comment("copy", id, "It burns", Visibility.PUBLIC);
    applied(command);
    jira.pass(Duration.ofMinutes(5));

    Sighting pulled = reader().pull(50).getFirst();

    assertThat(((Sighting.Seen) pulled).ticket().talk().comments())
        .extracting(Comment::marker)
        .containsExactly(command.target().key().text());
  }

  /** N5: the note has lost its service project, not its secret. */
  @Test
  void anInternalNoteStaysInternalWhenItsTicketMovesToASoftwareProject() {
    jira = JiraHarness.help(Installation.DC);
    String id = jira.people().create("Printer", "text");
    jira.people().comment(id, "the customer is late with paying", Visibility.INTERNAL);
    jira.alice().move(id, "ENG", "Bug");

    assertThat(snapshot(id).talk().comments())
        .extracting(Comment::visibility)
        .containsExactly(Visibility.INTERNAL);
  }

  @Test
  void anInternalCommentThatComesBackPublicIsTakenAwayAtOnce() {
    jira = JiraHarness.help(Installation.DC);
    String id = jira.people().create("Leak", "text");
    jira.line.next(
        request -> request.path().endsWith("/comment"),
        request -> {
          jira.alice().comment(id, "do not tell");
          String comment = jira.truth().comments(id).getFirst().id();
          return SimResponse.json(201, "{\"id\":\"" + comment + "\"}");
        });

    Outcome outcome = apply(comment("secret", id, "do not tell", Visibility.INTERNAL));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("came back public");
    assertThat(jira.truth().comments(id)).isEmpty();
  }

  @Test
  void theFlagOfInternalCommentsIsSetInTheCallThatMakesThem() {
    jira = JiraHarness.help(Installation.DC);
    String id = jira.people().create("Secret", "text");
    jira.line.each(
        request -> request.method().equals("POST") && request.path().endsWith("/comment"),
        () -> assertThat(jira.line.last().text()).contains("\"internal\":true"));

    applied(comment("secret", id, "do not tell", Visibility.INTERNAL));

    assertThat(jira.truth().comments(id))
        .extracting(s -> s.visibility())
        .containsExactly(Visibility.INTERNAL);
  }

  @Test
  void wikiMarkupOfPeopleSurvivesWhatTheBridgeWrites() {
    String id = jira.people().create("Text", "*bold* and {color:red}red{color}");
    Value before = snapshot(id).field("description");
    RichText other = RichText.plain("text with *stars* and [brackets]");

    applied(update(id, "description", before, Value.body(other)));

    assertThat(snapshot(id).field("description").display().strip())
        .isEqualTo("text with *stars* and [brackets]");
  }
}
