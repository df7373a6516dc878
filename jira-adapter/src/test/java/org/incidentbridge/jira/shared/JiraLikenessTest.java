package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** N2, N4: what Jira makes of a value is told from what people make of it. */
@ParameterizedClass
@EnumSource(Installation.class)
final class JiraLikenessTest extends JiraCase {

  private static final Value TEXT =
      Value.body(
          RichText.of(
              new Block.Paragraph(
                  new Inline.Text("one & *two* "), new Inline.Text("three", Mark.ITALIC))));

  JiraLikenessTest(Installation installation) {
    super(installation);
  }

  private String written(String field, Value value) {
    String id = jira.people().create("Like", "text");
    applied(update(id, field, snapshot(id).field(field), value));
    return id;
  }

  private Likeness likeness(String field, Value written, TicketSnapshot shown) {
    return jira.tracker().sink().likeness(field, written, shown);
  }

  private void overwritten(String id, String field, Value value) {
    jira.pass(Duration.ofMinutes(1));
    applied(update(id, field, snapshot(id).field(field), value));
  }

  @Test
  void aTitleIsCutWhereJiraCutsAndNowhereElse() {
    Value title = Value.line("Printer on fire ".repeat(20).strip());
    String id = written("summary", title);
    assertThat(likeness("summary", title, snapshot(id))).isEqualTo(Likeness.TAKEN);

    overwritten(id, "summary", Value.line("Printer on fire"));
    assertThat(likeness("summary", title, snapshot(id))).isEqualTo(Likeness.OTHER);
  }

  @Test
  @Timeout(30)
  void aLineOfManyBlanksIsLookedThroughOnce() {
    String blanks = " ".repeat(100_000);

    assertThat(JiraLines.line(Value.line("a" + blanks + "\r\n" + blanks + "\n\nb")))
        .isEqualTo("a b");
    assertThat(JiraLines.line(Value.line("a" + blanks + "b"))).hasSize(2);
  }

  @Test
  void controlCharactersDoNotGoToJiraAndAreNotMissedThere() {
    Value title = Value.line("Disk\u0000 \u001b[31mfull\u001b[0m \ud800");
    Value labels = Value.names(List.of("a\u0000b", "big\u001b customer"));
    String id = written("summary", title);
    applied(update(id, "labels", Value.absent(), labels));

    TicketSnapshot shown = snapshot(id);
    assertThat(shown.field("summary")).isEqualTo(Value.line("Disk [31mfull[0m \ufffd"));
    assertThat(shown.field("labels")).isEqualTo(Value.names(List.of("ab", "big-customer")));
    assertThat(likeness("summary", title, shown)).isEqualTo(Likeness.TAKEN);
    assertThat(likeness("labels", labels, shown)).isEqualTo(Likeness.TAKEN);
  }

  @Test
  void aTextInJirasFormIsTaken() {
    String id = written("description", TEXT);
    assertThat(likeness("description", TEXT, snapshot(id))).isEqualTo(Likeness.TAKEN);

    overwritten(id, "description", Value.body(RichText.plain("one & *two*")));
    assertThat(likeness("description", TEXT, snapshot(id))).isEqualTo(Likeness.OTHER);
  }

  @Test
  void aDateIsTheDayInJirasZone() {
    Value due = new Value.Moment(Instant.parse("2026-05-02T15:30:00Z"));
    String id = written("duedate", due);
    assertThat(likeness("duedate", due, snapshot(id))).isEqualTo(Likeness.TAKEN);

    overwritten(id, "duedate", new Value.Moment(Instant.parse("2026-05-04T15:30:00Z")));
    assertThat(likeness("duedate", due, snapshot(id))).isEqualTo(Likeness.OTHER);
  }

  /** N1: Jira keeps each label as it is, so that one that does not show was taken off. */
  @Test
  void aLabelThatIsNotThereWasTakenOff() {
    String id = jira.people().create("Like", "text");
    Value labels = Value.names(List.of("a", "b"));
    applied(update(id, "labels", Value.absent(), labels));
    assertThat(likeness("labels", labels, snapshot(id))).isEqualTo(Likeness.TAKEN);

    jira.alice().edit(id, "labels", List.of("a"));
    assertThat(likeness("labels", labels, snapshot(id))).isEqualTo(Likeness.OTHER);
    jira.alice().edit(id, "labels", List.of());
    assertThat(likeness("labels", labels, snapshot(id))).isEqualTo(Likeness.OTHER);
  }

  @Test
  void whatIsNotShownCannotBeSaid() {
    String id = jira.people().create("Like", "text");
    assertThat(likeness("customfield_99999", Value.line("x"), snapshot(id)))
        .isEqualTo(Likeness.UNKNOWN);
    assertThat(likeness("labels", Value.line("x"), snapshot(id))).isEqualTo(Likeness.UNKNOWN);
  }
}
