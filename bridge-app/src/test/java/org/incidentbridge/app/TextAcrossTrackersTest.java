package org.incidentbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.incidentbridge.jira.cloud.AdfReader;
import org.incidentbridge.jira.cloud.AdfWriter;
import org.incidentbridge.jira.dc.WikiReader;
import org.incidentbridge.jira.dc.WikiWriter;
import org.incidentbridge.mantis.MantisTextReader;
import org.incidentbridge.mantis.MantisTextWriter;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** A description written in Jira Cloud, edited by a person elsewhere, and brought back. */
final class TextAcrossTrackersTest {

  private static final String DESCRIPTION =
      """
      {"version":1,"type":"doc","content":[
       {"type":"paragraph","content":[
         {"type":"text","text":"Checkout fails, says "},
         {"type":"mention","attrs":{"id":"acc-1","text":"@Ann Demo"}}]},
       {"type":"panel","attrs":{"panelType":"warning"},"content":[
         {"type":"paragraph","content":[{"type":"text","text":"Do not retry"}]}]},
       {"type":"mediaSingle","attrs":{"layout":"center"},"content":[
         {"type":"media","attrs":{"id":"m-1","type":"file","alt":"screen.png","collection":""}}]},
       {"type":"paragraph","content":[
         {"type":"text","text":"State "},
         {"type":"status","attrs":{"text":"OPEN","color":"red","localId":"s-1"}},
         {"type":"text","text":" since noon","marks":[{"type":"textColor","attrs":{"color":"#f00"}}]}]},
       {"type":"extension","attrs":{"extensionType":"demo","extensionKey":"chart","text":"Chart"}},
       {"type":"paragraph","content":[{"type":"text","text":"end"}]}]}
      """;

  private static JsonNode description() {
    try {
      return JsonMapper.builder().build().readTree(DESCRIPTION);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void opaqueNodesAreIntactAndInPlaceAfterAnEditInMantis() {
    JsonNode present = description();
    RichText original = AdfReader.read(present);
    String inMantis = MantisTextWriter.write(original);

    assertThat(inMantis)
        .contains("[!WARNING]", "Do not retry", "screen.png]", "OPEN]", "Chart]")
        .doesNotContain("@Ann");
    RichText edited = MantisTextReader.read(inMantis.replace("Checkout fails", "Payment fails"));

    assertThat(AdfWriter.write(edited, present))
        .isEqualTo(withFirstLine(present, "Payment fails, says "));
  }

  @Test
  void opaqueNodesAreIntactAndInPlaceAfterAnEditInJiraDataCenter() {
    JsonNode present = description();
    RichText original = AdfReader.read(present);
    String inJira = WikiWriter.write(original);

    assertThat(inJira).contains("{panel:", "Do not retry", "screen.png").doesNotContain("[~");
    RichText edited = WikiReader.read(inJira.replace("Checkout fails", "Payment fails"));

    assertThat(AdfWriter.write(edited, present))
        .isEqualTo(withFirstLine(present, "Payment fails, says "));
  }

  @Test
  void aTextThatNobodyEditedGivesTheSameDocument() {
    JsonNode present = description();
    RichText original = AdfReader.read(present);
    RichText seen = MantisTextReader.read(MantisTextWriter.write(original));

    assertThat(AdfWriter.write(seen, present)).isEqualTo(present);
  }

  private static JsonNode withFirstLine(JsonNode document, String text) {
    JsonNode copy = document.deepCopy();
    ArrayNode line = (ArrayNode) copy.path("content").path(0).path("content");
    line.set(0, line.objectNode().put("type", "text").put("text", text));
    return copy;
  }
}
