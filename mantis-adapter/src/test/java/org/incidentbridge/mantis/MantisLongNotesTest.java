package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.mantis.MantisView.NoteView;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** What people write into the notes in which a long text goes on. */
final class MantisLongNotesTest extends MantisTest {

  /** N7. */
  @Test
  void whatSomebodyChangedInALaterPartMeanwhileIsNotOverwritten() {
    String id = report("Long");
    String text = "word ".repeat(30_000).strip();
    String note = applied(comment("long", id, text, Visibility.PUBLIC)).createdId().orElseThrow();
    Comment before = fetch(id).talk().comments().getFirst();
    NoteView last = mantis.issue(id).notes().getLast();
    mantis.alice().editNote(number(id), last.id(), "my own words " + last.text());

    var edit =
        new Command.EditComment(
            target("edit", id),
            note,
            Optional.of(Command.Said.by(before)),
            RichText.plain("short"),
            Visibility.PUBLIC);

    assertThat(apply(edit)).isInstanceOf(Outcome.Stale.class);
    assertThat(fetch(id).talk().comments().getFirst().body().plainText()).contains("my own words");
  }

  /** N7: the text as it was before goes (N5), but not without a word on what people had written. */
  @Test
  void whatPeopleWroteIntoTheRestOfATextIsToldBeforeItGoes() {
    String id = report("Long");
    describe("long", id, "word ".repeat(30_000).strip());
    NoteView rest = mantis.issue(id).notes().getLast();
    mantis.alice().editNote(number(id), rest.id(), "my own words " + rest.text());

    Outcome.Receipt receipt = describe("short", id, "short");

    assertThat(mantis.issue(id).notes()).isEmpty();
    assertThat(receipt.losses())
        .filteredOn(l -> l.message().contains("my own words"))
        .singleElement()
        .satisfies(l -> assertThat(l.message()).contains("alice"));
  }

  private Outcome.Receipt describe(String word, String id, String text) {
    Value now = fetch(id).field("description");
    var write = new Command.FieldWrite("description", now, Value.body(RichText.plain(text)));
    return applied(new Command.UpdateFields(target(word, id), List.of(write)));
  }
}
