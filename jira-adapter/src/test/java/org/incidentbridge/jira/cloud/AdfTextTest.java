package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.PanelKind;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.Markdown;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdfTextTest {

  private static final String MENTION =
      "{'type':'mention','attrs':{'id':'acc-1','text':'@Ann Demo','accessLevel':''}}";
  private static final String MEDIA =
      "{'type':'mediaSingle','attrs':{'layout':'center'},'content':[{'type':'media',"
          + "'attrs':{'id':'m-1','type':'file','alt':'diagram.png','collection':''}}]}";
  private static final String EXTENSION =
      "{'type':'extension','attrs':{'extensionType':'demo','extensionKey':'k','text':'Chart'}}";
  private static final String COLOURED =
      "{'type':'paragraph','content':[{'type':'text','text':'red',"
          + "'marks':[{'type':'textColor','attrs':{'color':'#ff0000'}}]}]}";

  private static JsonNode doc(String... blocks) {
    try {
      return JsonMapper.builder()
          .build()
          .readTree(
              ("{'version':1,'type':'doc','content':[" + String.join(",", blocks) + "]}")
                  .replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  private static String text(String text) {
    return "{'type':'paragraph','content':[{'type':'text','text':'" + text + "'}]}";
  }

  private static String panel(String inner) {
    return "{'type':'panel','attrs':{'panelType':'warning'},'content':[" + inner + "]}";
  }

  @Test
  void knownNodesAreReadAndUnknownOnesKept() {
    RichText read = AdfReader.read(doc(panel(text("Hot")), MEDIA, EXTENSION));

    assertThat(read.blocks().getFirst())
        .isEqualTo(new Panel(PanelKind.WARNING, "", List.of(new Paragraph(new Text("Hot")))));
    assertThat(read.blocks().get(1)).isInstanceOf(OpaqueBlock.class);
    assertThat(read.plainText()).isEqualTo("Hot\ndiagram.png\nChart");
  }

  @Test
  void bareAddressesAreLinkedAndLinesAreNodes() {
    JsonNode written = AdfWriter.write(RichText.plain("see https://demo.example\nnow"));

    assertThat(written)
        .isEqualTo(
            doc(
                "{'type':'paragraph','content':[{'type':'text','text':'see '},"
                    + "{'type':'text','text':'https://demo.example','marks':[{'type':'link',"
                    + "'attrs':{'href':'https://demo.example'}}]},{'type':'hardBreak'},"
                    + "{'type':'text','text':'now'}]}"));
  }

  @Test
  void aMentionIsOnlyWrittenWhereItStandsAlready() {
    RichText text =
        RichText.of(new Paragraph(new MentionedPerson("Ann Demo", "acc-1"), new Text(" knows")));

    assertThat(AdfWriter.write(text).toString())
        .contains("@Ann Demo knows")
        .doesNotContain("mention");
    JsonNode present = doc("{'type':'paragraph','content':[" + MENTION + "]}");
    assertThat(AdfWriter.write(text, present).toString()).contains("\"mention\"");
    JsonNode other =
        doc("{'type':'paragraph','content':[" + MENTION.replace("acc-1", "acc-2") + "]}");
    assertThat(AdfWriter.write(text, other).toString()).doesNotContain("acc-1");
  }

  @Test
  void mediaOfAnotherTicketIsAPlaceholder() {
    RichText read = AdfReader.read(doc(MEDIA));

    assertThat(AdfWriter.write(read).toString())
        .contains("[jira:mediasingle ")
        .contains("diagram.png")
        .doesNotContain("m-1");
  }

  @Test
  void opaqueNodesSurviveAnEditInAPoorerDialect() {
    JsonNode present =
        doc(text("It burns"), panel(text("Hot")), MEDIA, COLOURED, EXTENSION, text("end"));
    RichText original = AdfReader.read(present);
    String visited = Markdown.render(original);

    RichText edited = Markdown.parse(visited.replace("It burns", "It smokes"));

    assertThat(AdfWriter.write(edited, present))
        .isEqualTo(
            doc(text("It smokes"), panel(text("Hot")), MEDIA, COLOURED, EXTENSION, text("end")));
  }

  @Test
  void emptyParagraphsStayWithTheBlockBeforeThem() {
    JsonNode present = doc(text("a"), "{'type':'paragraph'}", text("b"));

    assertThat(AdfWriter.write(RichText.plain("a\n\nc"), present))
        .isEqualTo(doc(text("a"), "{'type':'paragraph'}", text("c")));
  }

  private static String cell(String text, int span) {
    return "{'type':'tableCell','attrs':{'colspan':" + span + "},'content':[" + text(text) + "]}";
  }

  private static String row(String... cells) {
    return "{'type':'tableRow','content':[" + String.join(",", cells) + "]}";
  }

  private static String table(List<String> rows) {
    return "{'type':'table','content':[" + String.join(",", rows) + "]}";
  }

  @Test
  void aSpanIsAsManyColumnsAsOtherRowsHaveThere() {
    JsonNode spanned =
        doc(
            table(
                List.of(
                    row(cell("all", 100)),
                    row(cell("a", 1), cell("b", 5), cell("c", 1)),
                    row(cell("d", 6), cell("e", 1)))));

    assertThat(Markdown.render(AdfReader.read(spanned)).replaceAll(" +", " "))
        .isEqualTo("| | | |\n| --- | --- | --- |\n| all | | |\n| a | b | c |\n| d | | e |");
  }

  /** Else a comment of some kilobytes would be hundreds elsewhere. */
  @Test
  void aTableOfManySpansStaysSmall() {
    List<String> rows = new ArrayList<>(Collections.nCopies(100, row(cell("x", 1))));
    rows.addFirst(row(Collections.nCopies(20, cell("x", 100)).toArray(String[]::new)));
    JsonNode document = doc(table(rows));

    assertThat(Markdown.render(AdfReader.read(document)))
        .hasSizeLessThan(document.toString().length());
  }

  @Test
  void aTableOfOneWideRowAndManyShortOnesIsLines() {
    List<String> rows = new ArrayList<>(Collections.nCopies(300, row(cell("x", 1))));
    rows.addFirst(row(Collections.nCopies(300, cell("y", 1)).toArray(String[]::new)));
    JsonNode document = doc(table(rows));

    RichText read = AdfReader.read(document);

    assertThat(read.blocks()).hasSize(301).hasOnlyElementsOfType(Paragraph.class);
    assertThat(AdfReader.read(AdfWriter.write(read))).isEqualTo(read);
    assertThat(Markdown.parse(Markdown.render(read))).isEqualTo(read);
    assertThat(AdfWriter.write(read, document)).isEqualTo(document);
  }

  @Test
  void smartLinksAreLinks() {
    RichText read =
        AdfReader.read(
            doc(
                "{'type':'paragraph','content':[{'type':'inlineCard',"
                    + "'attrs':{'url':'https://demo.example/1'}}]}"));

    assertThat(read.blocks())
        .containsExactly(
            new Paragraph(
                new Link(
                    "https://demo.example/1", "", List.of(new Text("https://demo.example/1")))));
  }

  @Test
  void nothingAndStringsAreRead() {
    assertThat(AdfReader.read(null)).isEqualTo(RichText.EMPTY);
    assertThat(AdfReader.read(JsonNodeFactory.instance.nullNode())).isEqualTo(RichText.EMPTY);
    assertThat(AdfReader.read(JsonNodeFactory.instance.textNode("a")))
        .isEqualTo(RichText.plain("a"));
    assertThat(AdfReader.read(JsonNodeFactory.instance.numberNode(1))).isEqualTo(RichText.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"blockquote", "bulletList", "taskList", "panel", "paragraph", "nosuch", "table"})
  void deepNestingKeepsTheTextAndTheStack(String type) {
    JsonNode node = doc(text("deep")).path("content").path(0);
    for (int i = 0; i < 10_000; i++) {
      ObjectNode outer = JsonNodeFactory.instance.objectNode().put("type", type);
      outer.putArray("content").add(node);
      node = outer;
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("type", "doc");
    document.putArray("content").add(node);

    RichText read = AdfReader.read(document);

    assertThat(read.plainText()).contains("deep");
    assertThat(AdfWriter.write(read, document).toString()).contains("deep");
  }
}
