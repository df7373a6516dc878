package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.PanelKind;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MantisTextTest {

  private static Block p(String text) {
    return new Paragraph(new Text(text));
  }

  @Test
  void structureIsWrittenAsAPersonWouldTypeIt() {
    RichText text =
        RichText.of(
            new Heading(2, List.of(new Text("Steps"))),
            new OrderedList(1, List.of(new ListItem(p("open")), new ListItem(p("wait")))),
            new Paragraph(new Text("It "), new Text("burns", Mark.BOLD), new Text(".")),
            new CodeBlock("java", "int i;"),
            new Quote(List.of(p("really?"))),
            new Panel(PanelKind.WARNING, "Hot", List.of(p("Stand back"))),
            new BulletList(
                List.of(new ListItem(p("a"), new BulletList(List.of(new ListItem(p("b"))))))));

    assertThat(MantisTextWriter.write(text))
        .isEqualTo(
            """
            ## Steps

            1. open
            2. wait

            It **burns**.

            ```java
            int i;
            ```

            > really?

            > [!WARNING] Hot
            >
            > Stand back

            - a
              - b""");
    assertThat(MantisTextReader.read(MantisTextWriter.write(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 * 3 * 4 = 24, *.txt and *.log",
        "snake_case_name and C:\\temp\\new, \\\\server\\share",
        "java.lang.IllegalStateException: no\n    at demo.Main.main(Main.java:3)\n\t... 2 more",
        "a < b && c > d, if (x[1] == '~') return #define",
        "Title\n=====\nand -- dashes -- 50% off",
        "mail bob@demo.example about R&D &amp; co",
        "see https://demo.example/a_b?c=d&e=f. Thanks!",
      })
  void ordinaryTextIsNeitherReadAsMarkupNorChangedByWriting(String typed) {
    RichText read = MantisTextReader.read(typed);

    assertThat(read.plainText()).isEqualTo(typed);
    assertThat(MantisTextWriter.write(read).replace("@\u2060", "@")).isEqualTo(typed);
  }

  @Test
  void listsMayFollowALineDirectly() {
    assertThat(MantisTextReader.read("Steps:\r\n- a\r\n- b\r\n\r\nend"))
        .isEqualTo(
            RichText.of(
                p("Steps:"),
                new BulletList(List.of(new ListItem(p("a")), new ListItem(p("b")))),
                p("end")));
  }

  @Test
  void peopleIssuesAndNotesAreNotLinkedByAccident() {
    RichText text =
        RichText.of(
            new Paragraph(
                new MentionedPerson("bob", "7"),
                new Text(" and @eve: #12, ~34, a@b.example, "),
                new Text("@home", Mark.CODE)));

    String written = MantisTextWriter.write(text);

    assertThat(written)
        .isEqualTo(
            "@\u2060bob and @\u2060eve: #\u206012, ~\u206034, a@\u2060b.example, `@\u2060home`");
    assertThat(MantisTextReader.read(written).plainText())
        .isEqualTo("@bob and @eve: #12, ~34, a@b.example, @home");
  }

  @Test
  void referencesThatStandInTheTicketStayLinks() {
    RichText text = RichText.plain("see #12 and #13, ask @bob");

    assertThat(MantisTextWriter.write(text, "dup of #12, @bob knows"))
        .isEqualTo("see #12 and #\u206013, ask @\u2060bob");
  }

  @ParameterizedTest
  @CsvSource({
    "https://demo.example/#12, https://demo.example/#%312",
    "https://demo.example/~34, https://demo.example/~%334",
    "https://demo.example/é@bob, https://demo.example/é%40bob",
    "https://demo.example/a#12, https://demo.example/a#12",
    "https://demo.example/?a=1&#12, https://demo.example/?a=1&#12",
    "https://demo.example/#a1, https://demo.example/#a1"
  })
  void anAddressThatWouldNotifyOrLinkIsWrittenInAnotherWay(String href, String written) {
    RichText text = RichText.of(new Paragraph(new Link(href, "", List.of(new Text("page")))));

    assertThat(MantisTextWriter.write(text)).isEqualTo("[page](" + written + ")");
    assertThat(MantisTextWriter.write(text, href)).contains(href.replace("é@", "é%40"));
  }

  @Test
  void aBracketBehindAnAtSignInTheCodeOfALinkStaysInIt() {
    Link link =
        new Link("https://demo.example/x", "", List.of(new Text("@[a]", Mark.CODE), new Text("b")));
    RichText text = RichText.of(new Paragraph(link));

    assertThat(MantisTextReader.read(MantisTextWriter.write(text))).isEqualTo(text);
  }

  @Test
  void charactersOfFourBytesBecomeWordsAndComeBack() {
    RichText text =
        RichText.of(
            new Paragraph(
                new Emoji("smile", "😄"), new Text(" 🦖 :smile: "), new Text("x🦖", Mark.CODE)));

    String written = MantisTextWriter.write(text);

    assertThat(written).isEqualTo(":\u2060smile: [\u2060U+1F996] :smile: `x[\u2060U+1F996]`");
    assertThat(MantisTextReader.read(written).plainText()).isEqualTo("😄 🦖 :smile: x🦖");
  }

  @Test
  void controlCharactersAndLineEndsAreCleaned() {
    assertThat(MantisTextReader.read("a\u0000b\u0007\r\nc\rd"))
        .isEqualTo(
            RichText.of(
                new Paragraph(
                    new Text("ab"),
                    new HardBreak(),
                    new Text("c"),
                    new HardBreak(),
                    new Text("d"))));
  }

  @Test
  void linksShowTheirAddressWhereItIsNotTheirText() {
    RichText text =
        RichText.of(
            new Paragraph(
                new Link("https://demo.example/x", "", List.of(new Text("the page"))),
                new Text(" or "),
                new Link("https://demo.example/y", "", List.of())));

    assertThat(MantisTextWriter.write(text))
        .isEqualTo("[the page](https://demo.example/x) or https://demo.example/y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "![",
        "> ",
        "- ",
        "`",
        "```\n",
        "_",
        "**",
        "<b>",
        "#1",
        "@a",
        "\n|-|\n",
        "[U+1F600",
        "[jira:x 0123abcd: ",
        "[a](x:",
        "https://",
        "\u2060",
        "| a ",
        "\n  - x",
        "a\n===\n"
      })
  void hostileTextIsReadAndWrittenInTime(String unit) {
    String hostile = unit.repeat(60_000 / unit.length());

    assertThatCode(() -> MantisTextWriter.write(MantisTextReader.read(hostile), hostile))
        .doesNotThrowAnyException();
  }

  @Test
  @Timeout(20)
  void aLineThatIsNearlyTheRuleOfATableIsReadInTime() {
    String line = "|" + "-".repeat(60_000) + "x";

    assertThat(MantisTextReader.read("|a\n" + line))
        .isEqualTo(RichText.of(new Paragraph(new Text("|a"), new HardBreak(), new Text(line))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "|-|; true",
        "  | - |; true",
        "|:--:|; true",
        "||--|---|; true",
        "|-; true",
        "| :|; false",
        "|; false",
        "-|-; false",
        "|-x|; false"
      })
  void aTableNeedsARuleUnderItsHead(String rule, boolean table) {
    List<Block> blocks = MantisTextReader.read("|a|\n" + rule + "\n|b|").blocks();

    assertThat(blocks.getFirst() instanceof Block.Table).isEqualTo(table);
  }

  @Test
  void deepNestingIsFlattened() {
    String deep = "> ".repeat(10_000) + "x\n\n" + "- ".repeat(10_000) + "y";

    assertThat(MantisTextReader.read(deep).plainText()).contains("x").endsWith("y");
  }
}
