package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

final class RtProseTest {

  @Property
  void aSubjectFitsAndIsABeginning(@ForAll String text) {
    String subject = RtProse.subject(text);

    assertThat(subject.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    assertThat(RtProse.subject(subject)).isEqualTo(subject);
    assertThat(subject).doesNotContain("\n");
  }

  @Test
  void aSubjectIsCutBetweenCharacters() {
    assertThat(RtProse.subject("ü".repeat(101))).isEqualTo("ü".repeat(100));
    assertThat(RtProse.subject("x" + "😀".repeat(60))).isEqualTo("x" + "😀".repeat(49));
  }

  @Test
  void whatTheBridgeWroteComesBackWithItsMarks() {
    RichText text =
        RichText.of(
                new Block.Paragraph(
                    new Inline.Text("a "),
                    new Inline.Text("bold", Mark.BOLD),
                    new Inline.Text("_")))
            .normalised();

    assertThat(RtProse.read(RtProse.write(text), false, true)).isEqualTo(text);
  }

  @Test
  void whatPeopleTypeIsNoMarkup() {
    String typed = "5 * 3 * 2 and __init__\n# no heading";

    assertThat(RtProse.read(typed, false, false)).isEqualTo(RichText.plain(typed));
  }

  @Test
  void messagesInHtmlKeepTheirStructure() {
    RichText read =
        RtProse.read(
            "<style>p {color: red}</style><p>for <b>all</b><br>and <a href=\"https://a.example/\">"
                + "one</a></p><ul><li>x</li><li>y</li></ul><pre>a  b\nc</pre><script>run()</script>",
            true,
            false);

    assertThat(read)
        .isEqualTo(
            RichText.of(
                    new Block.Paragraph(
                        new Inline.Text("for "),
                        new Inline.Text("all", Mark.BOLD),
                        new Inline.HardBreak(),
                        new Inline.Text("and "),
                        new Inline.Link(
                            "https://a.example/", "", java.util.List.of(new Inline.Text("one")))),
                    new Block.BulletList(java.util.List.of(item("x"), item("y"))),
                    new Block.CodeBlock("", "a  b\nc"))
                .normalised());
  }

  private static Block.ListItem item(String text) {
    return new Block.ListItem(new Block.Paragraph(new Inline.Text(text)));
  }

  @Property
  void anyHtmlCanBeRead(@ForAll String html) {
    assertThat(RtHtml.read(html)).isEqualTo(RtHtml.read(html).normalised());
  }

  @Test
  void deepHtmlCanBeRead() {
    String deep = "<div>".repeat(5_000) + "end" + "</div>".repeat(5_000);

    assertThat(RtHtml.read(deep).plainText()).contains("end");
  }
}
