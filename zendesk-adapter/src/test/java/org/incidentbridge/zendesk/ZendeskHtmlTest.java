package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

final class ZendeskHtmlTest {

  @Test
  void theFrameOfACommentIsNoPartOfIt() {
    assertThat(read("<div class=\"zd-comment\" dir=\"auto\">And this one is private<br></div>"))
        .isEqualTo(RichText.plain("And this one is private"));
  }

  @Test
  void whiteSpaceFoldsAsInABrowser() {
    assertThat(read("<p>a  \n b<br>\n  c</p>\n\n<p> d&nbsp; e </p>"))
        .isEqualTo(
            RichText.of(
                new Paragraph(new Text("a b"), new HardBreak(), new Text("c")),
                new Paragraph(new Text("d  e"))));
  }

  @Test
  void marksLinksAndPicturesAreKept() {
    String html =
        "<strong>bold <em>both</em></strong> <a href=\"https://x.example/\" rel=\"noreferrer\">"
            + "there</a><img src=\"https://acme.zendesk.com/attachments/token/a/?name=a+b.png\">";

    assertThat(read(html))
        .isEqualTo(
            RichText.of(
                    new Paragraph(
                        new Text("bold ", Mark.BOLD),
                        new Text("both", Mark.BOLD, Mark.ITALIC),
                        new Text(" "),
                        new Link("https://x.example/", "", java.util.List.of(new Text("there"))),
                        new AttachmentRef("a b.png", true)))
                .normalised());
  }

  @Test
  void scriptsAndStylesAreNotText() {
    assertThat(read("<style>p {}</style><p>seen</p><script>alert(1)</script>").plainText())
        .isEqualTo("seen");
  }

  @Test
  void aTableOfAMailKeepsItsCells() {
    assertThat(read("<table><tr><td>a<div>b</div></td><td></td></tr></table>").blocks())
        .singleElement()
        .isInstanceOfSatisfying(
            Block.Table.class, t -> assertThat(t.rows().getFirst().cells()).hasSize(2));
  }

  @Test
  void whatIsNestedWithoutEndIsReadAllTheSame() {
    String html = "<blockquote>".repeat(5_000) + "core" + "<b><ul><li>".repeat(5_000) + "end";

    assertThat(read(html).plainText()).contains("core").contains("end");
  }

  @Test
  void textIsNotTakenForMarkup() {
    RichText text = RichText.plain("if (a < b && c > d) \"<b>\" &amp;");

    assertThat(ZendeskHtmlWriter.write(text))
        .isEqualTo("<p>if (a &lt; b &amp;&amp; c &gt; d) &quot;&lt;b&gt;&quot; &amp;amp;</p>");
    assertThat(read(ZendeskHtmlWriter.write(text))).isEqualTo(text);
  }

  @Test
  void anIndentedLineKeepsItsSpaces() {
    RichText text = RichText.plain("a\n  b  c");

    assertThat(ZendeskHtmlWriter.write(text)).isEqualTo("<p>a<br>&nbsp; b&nbsp; c</p>");
    assertThat(read(ZendeskHtmlWriter.write(text))).isEqualTo(text);
  }

  private static RichText read(String html) {
    return ZendeskHtmlReader.read(html);
  }
}
