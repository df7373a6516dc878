package org.incidentbridge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.json.RichTextCodec;
import org.junit.jupiter.api.Test;

final class RichTextTest {

  @Test
  void plainTextHasParagraphsAtEmptyLines() {
    assertThat(RichText.plain("a\r\nb\n\n\nc"))
        .isEqualTo(
            RichText.of(
                new Paragraph(new Text("a"), new HardBreak(), new Text("b")),
                new Paragraph(new Text("c"))));
  }

  @Test
  void textsThatLookAlikeAreEqualWhenNormal() {
    RichText pieces =
        RichText.of(
            new Paragraph(
                new Text("a", Mark.BOLD),
                new Text(" ", Mark.BOLD),
                new Text(""),
                new Text("b\u0000c", Mark.ITALIC, Mark.BOLD)));
    RichText whole =
        RichText.of(
            new Paragraph(new Text("a ", Mark.BOLD), new Text("bc", Mark.BOLD, Mark.ITALIC)));

    assertThat(pieces.normalised()).isEqualTo(whole);
  }

  @Test
  void bareAddressesBecomeLinks() {
    String href = "https://demo.example/a_(b)";

    assertThat(RichText.plain("see " + href + ", please").blocks())
        .containsExactly(
            new Paragraph(
                new Text("see "),
                new Link(href, "", List.of(new Text(href))),
                new Text(", please")));
  }

  @Test
  void scriptsAreNoLinks() {
    Link link = new Link("javascript:alert(1)", "", List.of(new Text("click")));

    assertThat(RichText.of(new Paragraph(link)).normalised()).isEqualTo(RichText.plain("click"));
  }

  @Test
  void lengthCountsCodePoints() {
    assertThat(RichText.plain("a😀\n\nb").length()).isEqualTo(4);
  }

  @Test
  void deeperNestingIsRefusedAndReadersFlattenIt() {
    Block deep = new Paragraph(new Text("x"));
    for (int i = 0; i < 10_000; i++) {
      deep = new Quote(List.of(deep));
    }
    Block tooDeep = deep;

    assertThatThrownBy(() -> RichText.of(tooDeep)).hasMessageContaining("deeper than 32");
    assertThat(Markdown.parse("> ".repeat(10_000) + "x").plainText()).endsWith("x");
  }

  @Test
  void brokenStoredTextIsExplained() {
    assertThatThrownBy(() -> RichTextCodec.decode("[{\"nosuch\":1}]"))
        .hasMessage("stored text: expected a block, found a object of 12 characters");
    assertThatThrownBy(() -> RichTextCodec.decode("[")).hasMessageContaining("not JSON");
    assertThatThrownBy(
            () -> RichTextCodec.decode("[{\"quote\":".repeat(40) + "[]" + "}]".repeat(40)))
        .hasMessageContaining("nested deeper");
  }
}
