package org.incidentbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text as people format it, in blocks of equal lines: those that begin with {@code "- "} are a
 * list, with {@code "> "} code, with {@code "| "} rows of a table; each other line is a paragraph.
 */
record Prose(List<String> lines) {

  Prose {
    lines = List.copyOf(lines);
  }

  static Prose of(String... lines) {
    return new Prose(Arrays.asList(lines));
  }

  private enum Kind {
    PARAGRAPH(""),
    LIST("- "),
    CODE("> "),
    TABLE("| ");

    private final String start;

    Kind(String start) {
      this.start = start;
    }

    static Kind of(String line) {
      return Arrays.stream(values())
          .filter(k -> k != PARAGRAPH && line.startsWith(k.start))
          .findFirst()
          .orElse(PARAGRAPH);
    }
  }

  private record Block(Kind kind, List<String> lines) {}

  /** As typed into MantisBT. */
  String plain() {
    return blocks().stream()
        .map(
            b ->
                switch (b.kind()) {
                  case PARAGRAPH -> String.join("\n", b.lines());
                  case LIST -> joined(b, "- ", "");
                  case CODE -> "<pre>\n" + String.join("\n", b.lines()) + "\n</pre>";
                  case TABLE -> joined(b, "| ", " |");
                })
        .collect(Collectors.joining("\n\n"));
  }

  /** As Data Center keeps it. */
  String wiki() {
    return blocks().stream()
        .map(
            b ->
                switch (b.kind()) {
                  case PARAGRAPH -> String.join("\n", b.lines());
                  case LIST -> joined(b, "* ", "");
                  case CODE -> "{code}\n" + String.join("\n", b.lines()) + "\n{code}";
                  case TABLE -> wikiTable(b.lines());
                })
        .collect(Collectors.joining("\n\n"));
  }

  private static String joined(Block block, String start, String end) {
    return block.lines().stream().map(l -> start + l + end).collect(Collectors.joining("\n"));
  }

  private static String wikiTable(List<String> rows) {
    String head = "|| " + rows.getFirst().replace(" | ", " || ") + " ||";
    return head + rows.stream().skip(1).map(r -> "\n| " + r + " |").collect(Collectors.joining());
  }

  /** As Cloud keeps it. */
  JsonNode adf() {
    ObjectNode doc = node("doc").put("version", 1);
    ArrayNode content = doc.putArray("content");
    for (Block block : blocks()) {
      switch (block.kind()) {
        case PARAGRAPH -> block.lines().forEach(l -> content.add(paragraph(l)));
        case LIST -> content.add(list(block.lines()));
        case CODE -> {
          ObjectNode code = content.addObject().put("type", "codeBlock");
          code.putArray("content").add(text(String.join("\n", block.lines())));
        }
        case TABLE -> content.add(table(block.lines()));
      }
    }
    return doc;
  }

  private static ObjectNode list(List<String> items) {
    ObjectNode list = node("bulletList");
    ArrayNode content = list.putArray("content");
    for (String item : items) {
      content.addObject().put("type", "listItem").putArray("content").add(paragraph(item));
    }
    return list;
  }

  private static ObjectNode table(List<String> rows) {
    ObjectNode table = node("table");
    ArrayNode content = table.putArray("content");
    for (String row : rows) {
      ArrayNode cells = content.addObject().put("type", "tableRow").putArray("content");
      String cell = content.size() == 1 ? "tableHeader" : "tableCell";
      for (String words : row.split(" \\| ", -1)) {
        cells.addObject().put("type", cell).putArray("content").add(paragraph(words));
      }
    }
    return table;
  }

  private static ObjectNode paragraph(String words) {
    ObjectNode paragraph = node("paragraph");
    paragraph.putArray("content").add(text(words));
    return paragraph;
  }

  private static ObjectNode text(String words) {
    return node("text").put("text", words);
  }

  private static ObjectNode node(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (String line : lines) {
      Kind kind = Kind.of(line);
      if (blocks.isEmpty() || kind == Kind.PARAGRAPH || blocks.getLast().kind() != kind) {
        blocks.add(new Block(kind, new ArrayList<>()));
      }
      blocks.getLast().lines().add(line.substring(kind.start.length()));
    }
    return blocks;
  }
}
