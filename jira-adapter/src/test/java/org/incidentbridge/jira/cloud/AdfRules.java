package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Jira Cloud refuses a document for. */
final class AdfRules {

  private static final Set<String> TEXT =
      Set.of("paragraph", "codeBlock", "bulletList", "orderedList");

  /** What may stand inside what; a kind that is not named here holds inline nodes or rows. */
  private static final Map<String, Set<String>> CHILDREN =
      Map.of(
          "doc", with("heading", "blockquote", "table", "rule", "panel", "taskList"),
          "panel", with("heading", "rule", "taskList"),
          "blockquote", TEXT,
          "listItem", TEXT,
          "bulletList", Set.of("listItem"),
          "orderedList", Set.of("listItem"),
          "taskList", Set.of("taskItem", "taskList"),
          "tableRow", Set.of("tableHeader", "tableCell"),
          "tableCell", TEXT,
          "tableHeader", TEXT);

  private AdfRules() {}

  private static Set<String> with(String... more) {
    Set<String> all = new HashSet<>(TEXT);
    all.addAll(Set.of(more));
    return all;
  }

  static void check(JsonNode node) {
    String type = node.path("type").asText();
    assertThat(type).as("type of %s", node).isNotEmpty();
    if (type.equals("text")) {
      text(node);
    }
    for (JsonNode child : node.path("content")) {
      if (CHILDREN.containsKey(type)) {
        assertThat(CHILDREN.get(type)).as("inside %s", type).contains(child.path("type").asText());
      }
      if (!type.equals("codeBlock")) {
        check(child);
      }
    }
    if (type.equals("listItem")) {
      assertThat(node.path("content").path(0).path("type").asText()).isIn("paragraph", "codeBlock");
    }
  }

  private static void text(JsonNode node) {
    assertThat(node.path("text").asText()).isNotEmpty().doesNotContain("\n", "\r");
    List<String> marks = new ArrayList<>();
    node.path("marks").forEach(mark -> marks.add(mark.path("type").asText()));
    assertThat(marks).doesNotHaveDuplicates();
    if (marks.contains("code")) {
      assertThat(marks).isSubsetOf("code", "link");
    }
    if (node.path("text").asText().matches("https://[a-z.]+")) {
      assertThat(marks).containsAnyOf("link", "code");
    }
  }
}
