package org.incidentbridge.jira.dc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.PanelKind;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WikiTextTest {

  private static Block p(Inline... content) {
    return new Paragraph(content);
  }

  private static Block p(String text) {
    return new Paragraph(new Text(text));
  }

  @Test
  void theTitleOfAQuoteThatBecomesAPanelNeverSeemsAParameter() {
    RichText text =
        RichText.of(
            new Quote(List.of(new Quote(List.of(p(new Text("[!NOTE] a|b")))), p(new Text("c")))));

    String written = WikiWriter.write(text);

    assertThat(written).isEqualTo("{panel:title=a/b|bgColor=#eae6ff}\nc\n{panel}");
    assertThat(WikiWriter.write(WikiReader.read(written))).isEqualTo(written);
  }

  @Test
  void aSubscriptBehindABracketMentionsNobody() {
    RichText text =
        RichText.of(
            new Paragraph(
                new Text("["), new Text("bob", Mark.SUBSCRIPT), new Text("]"), new Text("!")));

    String written = WikiWriter.write(text);

    assertThat(written).doesNotContain("[~");
    assertThat(WikiReader.read(written)).isEqualTo(text.normalised());
  }

  @Test
  void blocksAreRead() {
    String markup =
        """
        h2. Steps
        # open
        ## wait
        # close
        * a
        ----
        bq. really?
        {quote}
        two

        lines
        {quote}
        {panel:title=Hot|bgColor=#fffae6}
        Stand back
        {panel}
        {code:java|title=A.java}
        int *i* = 0; // {quote}
        {code}
        {noformat}as is{noformat}
        ||Name||Size||
        |a|1\\|2|
        """;

    assertThat(WikiReader.read(markup).blocks())
        .containsExactly(
            new Heading(2, List.of(new Text("Steps"))),
            new OrderedList(
                1,
                List.of(
                    new ListItem(p("open"), new OrderedList(1, List.of(new ListItem(p("wait"))))),
                    new ListItem(p("close")))),
            new BulletList(List.of(new ListItem(p("a")))),
            new Block.Rule(),
            new Quote(List.of(p("really?"))),
            new Quote(List.of(p("two"), p("lines"))),
            new Panel(PanelKind.WARNING, "Hot", List.of(p("Stand back"))),
            new CodeBlock("java", "int *i* = 0; // {quote}"),
            new CodeBlock("", "as is"),
            new Table(
                List.of(
                    new Row(
                        List.of(
                            new Cell(true, List.of(new Text("Name"))),
                            new Cell(true, List.of(new Text("Size"))))),
                    new Row(
                        List.of(
                            new Cell(false, List.of(new Text("a"))),
                            new Cell(false, List.of(new Text("1|2"))))))));
  }

  @Test
  void inlineMarkupIsRead() {
    assertThat(
            WikiReader.read(
                    "*b* _i_ -s- +u+ {{c}} x^2^ H{~}2{~}O {color:red}red{color}\\\\"
                        + "[text|https://demo.example|tip] !a.png|thumbnail! [^b.log] [~bob]")
                .blocks())
        .containsExactly(
            p(
                new Text("b", Mark.BOLD),
                new Text(" "),
                new Text("i", Mark.ITALIC),
                new Text(" "),
                new Text("s", Mark.STRIKE),
                new Text(" "),
                new Text("u", Mark.UNDERLINE),
                new Text(" "),
                new Text("c", Mark.CODE),
                new Text(" x^2^ H"),
                new Text("2", Mark.SUBSCRIPT),
                new Text("O red"),
                new HardBreak(),
                new Link("https://demo.example", "tip", List.of(new Text("text"))),
                new Text(" "),
                new AttachmentRef("a.png", true),
                new Text(" "),
                new AttachmentRef("b.log", false),
                new Text(" "),
                new MentionedPerson("bob", "bob")));
  }

  @Test
  void textFromElsewhereIsEscaped() {
    RichText text =
        RichText.plain("[~bob] {code} *x* h1. !a.png! C:\\temp \\\\host a--b\n- no\nh2. no\n|no|");

    String written = WikiWriter.write(text);

    assertThat(written)
        .isEqualTo(
            "\\[\\~bob\\] \\{code\\} \\*x\\* h1. \\!a.png! C:\\temp &#92;\\host a\\-\\-b\n"
                + "\\- no\nh2&#46; no\n\\|no\\|");
    assertThat(WikiReader.read(written)).isEqualTo(text);
  }

  @Test
  void onlyPeopleWhoAreMentionedAlreadyAreMentionedAgain() {
    RichText text =
        RichText.of(
            p(
                new MentionedPerson("bob", "bob"),
                new Text(" and "),
                new MentionedPerson("eve", "eve")));

    assertThat(WikiWriter.write(text)).isEqualTo("@bob and @eve");
    assertThat(WikiWriter.write(text, "ask [~bob]")).isEqualTo("[~bob] and @eve");
    assertThat(WikiWriter.write(RichText.plain("@bob and @eve"), "ask [~bob]"))
        .isEqualTo("[~bob] and @eve");
  }

  @Test
  void unknownMacrosAreKeptWhereTheyStandAlready() {
    String markup = "{expand:More}\nhidden text\n{expand}";
    RichText read = WikiReader.read(markup);

    assertThat(read.plainText()).contains("hidden text");
    assertThat(WikiWriter.write(read, markup)).isEqualTo(markup);
    assertThat(WikiWriter.write(read))
        .startsWith("\\[jira-dc:expand ")
        .doesNotContainPattern("(?<!\\\\)\\{expand");
    assertThat(WikiReader.read("GET /api/{id}/x").blocks()).containsExactly(p("GET /api/{id}/x"));
    assertThat(WikiReader.read("{toc}").blocks())
        .containsExactly(p(new OpaqueInline("jira-dc:toc", "{toc}", "{toc}")));
  }

  @Test
  void whatAListCannotHoldStandsBehindIt() {
    RichText text =
        RichText.of(
            new BulletList(
                List.of(new ListItem(p("a"), new CodeBlock("", "x")), new ListItem(p("b")))));

    assertThat(WikiWriter.write(text)).isEqualTo("* a\n\n{noformat}\nx\n{noformat}\n\n* b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "![",
        "*",
        "{{",
        "{code}",
        "{quote}",
        "{panel}",
        "\\",
        "&",
        "!a.b",
        "[a|",
        "[~",
        "| a ",
        "||",
        "\n* ",
        "\n|",
        "{*}",
        "??",
        "https://",
        "h1. ",
        "bq. ",
        "(",
        "-",
        "[^a"
      })
  void hostileTextIsReadAndWrittenInTime(String unit) {
    String hostile = unit.repeat(60_000 / unit.length());

    assertThatCode(() -> WikiWriter.write(WikiReader.read(hostile), hostile))
        .doesNotThrowAnyException();
  }

  @Test
  void deepNestingIsFlattened() {
    assertThat(WikiReader.read("*".repeat(10_000) + " x").plainText()).isEqualTo("x");
  }
}
