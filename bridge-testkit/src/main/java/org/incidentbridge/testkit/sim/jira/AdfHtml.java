package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.testkit.sim.page.Html;

/** Documents of Jira Cloud as people read them. */
final class AdfHtml {

  private static final int LARGEST = 2;
  private static final int SMALLEST = 6;

  private AdfHtml() {}

  static Html of(JsonNode document) {
    return Html.div("rich", inside(document));
  }

  private static Html inside(JsonNode parent) {
    List<Html> all = new ArrayList<>();
    parent.path("content").forEach(child -> all.add(node(child)));
    return Html.all(all);
  }

  private static Html node(JsonNode node) {
    JsonNode attrs = node.path("attrs");
    return switch (node.path("type").asText()) {
      case "text" -> marked(node);
      case "hardBreak" -> Html.mark("br");
      case "rule" -> Html.mark("hr");
      case "mention", "emoji", "status" -> Html.text(named(attrs));
      case "date" -> Html.text(day(attrs.path("timestamp").asText()));
      case "inlineCard", "blockCard", "embedCard" -> Html.linked(attrs.path("url").asText());
      case "media", "mediaInline" -> Html.span("file", Html.text("[" + file(attrs) + "]"));
      case "heading" -> Html.tag("h" + level(attrs), inside(node));
      default -> block(node);
    };
  }

  private static Html block(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "paragraph" -> Html.tag("p", inside(node));
      case "bulletList", "taskList", "decisionList" -> Html.tag("ul", inside(node));
      case "orderedList" -> Html.tag("ol", inside(node));
      case "listItem", "decisionItem" -> Html.tag("li", inside(node));
      case "taskItem" -> Html.tag("li", Html.text(box(node)), inside(node));
      case "codeBlock" -> Html.tag("pre", inside(node));
      case "blockquote" -> Html.tag("blockquote", inside(node));
      case "panel", "expand", "nestedExpand" ->
          Html.div("panel", Html.text(node.path("attrs").path("title").asText()), inside(node));
      case "table" -> Html.tag("table", inside(node));
      case "tableRow" -> Html.tag("tr", inside(node));
      case "tableHeader" -> Html.tag("th", inside(node));
      case "tableCell" -> Html.tag("td", inside(node));
      default -> inside(node);
    };
  }

  private static Html marked(JsonNode node) {
    Html text = Html.linked(node.path("text").asText());
    for (JsonNode mark : node.path("marks")) {
      if (mark.path("type").asText().equals("link")) {
        text = Html.text(node.path("text").asText());
      }
    }
    for (JsonNode mark : node.path("marks")) {
      text = marked(text, mark);
    }
    return text;
  }

  private static Html marked(Html text, JsonNode mark) {
    return switch (mark.path("type").asText()) {
      case "strong" -> Html.tag("strong", text);
      case "em" -> Html.tag("em", text);
      case "strike" -> Html.tag("s", text);
      case "underline" -> Html.tag("u", text);
      case "code" -> Html.tag("code", text);
      case "subsup" ->
          Html.tag(mark.path("attrs").path("type").asText().equals("sub") ? "sub" : "sup", text);
      case "link" -> Html.link(mark.path("attrs").path("href").asText(), text);
      default -> text;
    };
  }

  private static String named(JsonNode attrs) {
    String text = attrs.path("text").asText();
    return text.isEmpty() ? attrs.path("shortName").asText() : text;
  }

  private static String file(JsonNode attrs) {
    String name = attrs.path("alt").asText();
    return name.isEmpty() ? "a file" : name;
  }

  private static String box(JsonNode task) {
    return task.path("attrs").path("state").asText().equals("DONE") ? "☑ " : "☐ ";
  }

  /** Below the headings of the page itself. */
  private static int level(JsonNode attrs) {
    return Math.min(SMALLEST, LARGEST + Math.max(1, attrs.path("level").asInt(1)));
  }

  private static String day(String millis) {
    try {
      Instant at = Instant.ofEpochMilli(Long.parseLong(millis));
      return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    } catch (NumberFormatException | DateTimeException noDate) {
      return millis;
    }
  }
}
