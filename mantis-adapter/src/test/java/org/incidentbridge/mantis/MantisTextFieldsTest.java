package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** Titles and descriptions: what MantisBT cannot hold is told, and what it would link is not. */
final class MantisTextFieldsTest extends MantisTest {

  @Test
  void aLongTitleIsCutAndTold() {
    String id = report("Long");
    String title = "x".repeat(100) + " " + "y".repeat(100);

    Outcome.Receipt receipt = applied(update(id, "summary", Value.line(title)));

    assertThat(mantis.issue(id).summary()).hasSize(128);
    assertThat(receipt.losses())
        .singleElement()
        .satisfies(l -> assertThat(l.message()).contains(title));
    long changes = mantis.mantis.inspect().changes();
    applied(update(id, "summary", Value.line(title)));
    assertThat(mantis.mantis.inspect().changes()).isEqualTo(changes);
  }

  @Test
  void noReplacementCharacterEverArrives() {
    String id = report("Emoji");

    applied(update(id, "summary", Value.line("Disk \uD83D\uDD25 full")));
    applied(
        update(
            id, "description", Value.body(RichText.plain("Rack \uD83D\uDD25 and \uD834\uDD1E"))));

    assertThat(mantis.issue(id).summary()).startsWith("Disk ").endsWith(" full");
    assertThat(mantis.issue(id).summary() + mantis.issue(id).description())
        .doesNotContain("\uFFFD");
  }

  @Test
  void emojiInTitlesComeBackAndWordsBetweenColonsStay() {
    String id = report("Emoji");

    applied(update(id, "summary", Value.line("Disk \uD83D\uDD25 at Foo.java:100: \uD83E\uDD96")));

    assertThat(fetch(id).field("summary"))
        .isEqualTo(Value.line("Disk \uD83D\uDD25 at Foo.java:100: \uD83E\uDD96"));
  }

  @Test
  void aLongDescriptionGoesOnInNotes() {
    String id = report("Long");
    String text = "word ".repeat(20_000).strip();
    Command command = update(id, "description", Value.body(RichText.plain(text)));

    Outcome.Receipt receipt = applied(command);

    assertThat(receipt.losses()).extracting(Outcome.Loss::field).contains("description");
    String all =
        mantis.issue(id).description()
            + " "
            + NoteMark.strip(mantis.issue(id).notes().getFirst().text());
    assertThat(all.replaceAll("\\s+", " ")).isEqualTo(text);
    assertThat(fetch(id).talk().comments()).isEmpty();
    applied(command);
    assertThat(mantis.issue(id).notes()).hasSize(1);
  }

  /** N5: who takes a password out of a text wants it gone. */
  @Test
  void theRestOfADescriptionGoesWhenItIsWrittenAnew() {
    String id = report("Long");
    String words = "word ".repeat(20_000);
    applied(update(id, "description", Value.body(RichText.plain(words + "password 1234"))));
    applied(comment("copy", id, words + "end of a copy", Visibility.PUBLIC));
    mantis.people().comment(id, "quoted\n\n[ib-abcdefghijklmnop 2/3]", Visibility.PUBLIC);
    assertThat(said(id)).contains("1234");

    applied(update(id, "description", Value.body(RichText.plain(words + "all is well"))));
    assertThat(said(id)).doesNotContain("1234").contains("all is well", "end of a copy", "quoted");

    applied(update(id, "description", Value.body(RichText.plain("short"))));
    assertThat(said(id)).doesNotContain("all is well").contains("end of a copy", "quoted");
  }

  private String said(String id) {
    return mantis.issue(id).notes().stream().map(n -> n.text()).collect(Collectors.joining());
  }

  @Test
  void referencesInADescriptionThatPeopleMadeStayLinksAndNoneIsAdded() {
    String id = report("References");
    mantis.alice().edit(number(id)).set("description", "as in #12, see ~7").save();

    applied(update(id, "description", Value.body(RichText.plain("as in #12 and #13, see ~7"))));

    assertThat(mantis.issue(id).description()).isEqualTo("as in #12 and #\u206013, see ~7");
  }
}
