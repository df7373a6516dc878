package org.incidentbridge.jira.dc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.PanelKind;
import org.incidentbridge.text.Block.Quote;

/** Parts the text at the macros that hold blocks: code, noformat, quote and panel. */
final class WikiSegments {

  private static final Pattern TAG =
      Pattern.compile("\\{(code|noformat|quote|panel)(?::([^{}\\n]*+))?\\}");

  /** The colours by which Atlassian's own conversion marks its five panels. */
  static final Map<PanelKind, String> COLOURS =
      Map.of(
          PanelKind.INFO, "#deebff",
          PanelKind.NOTE, "#eae6ff",
          PanelKind.SUCCESS, "#e3fcef",
          PanelKind.WARNING, "#fffae6",
          PanelKind.ERROR, "#ffebe6");

  private final String text;
  private final StringBuilder plain = new StringBuilder();
  private final List<List<Block>> open = new ArrayList<>();
  private final List<Matcher> shells = new ArrayList<>();
  private int at;

  private WikiSegments(String text) {
    this.text = text;
    open.add(new ArrayList<>());
  }

  static List<Block> of(String text) {
    WikiSegments reader = new WikiSegments(text);
    while (reader.at < text.length()) {
      reader.step();
    }
    reader.flush();
    while (!reader.shells.isEmpty()) {
      reader.close();
    }
    return reader.open.getFirst();
  }

  private void step() {
    char c = text.charAt(at);
    if (c == '\\' && at + 1 < text.length()) {
      plain.append(c).append(text.charAt(at + 1));
      at += 2;
      return;
    }
    Matcher tag = TAG.matcher(text).region(at, text.length());
    if (c != '{' || !tag.lookingAt() || !macro(tag)) {
      plain.append(c);
      at++;
    }
  }

  private boolean macro(Matcher tag) {
    String name = tag.group(1);
    return switch (name) {
      case "code", "noformat" -> code(tag, "{" + name + "}");
      default -> shell(tag);
    };
  }

  private boolean code(Matcher tag, String end) {
    int close = text.indexOf(end, tag.end());
    if (close < 0) {
      return false;
    }
    flush();
    String code = text.substring(tag.end(), close);
    open.getLast().add(new CodeBlock(language(tag.group(2)), code));
    at = close + end.length();
    return true;
  }

  private static String language(String parameters) {
    String first = parameters == null ? "" : parameters.split("\\|", 2)[0].strip();
    return first.contains("=") || first.equals("none") ? "" : first;
  }

  /** A quote or panel closes its like; it opens only if something will close it. */
  private boolean shell(Matcher tag) {
    String name = tag.group(1);
    boolean inside = shells.stream().anyMatch(shell -> shell.group(1).equals(name));
    if (!inside && text.indexOf("{" + name + "}", tag.end()) < 0) {
      return false;
    }
    flush();
    at = tag.end();
    if (inside) {
      boolean closed = false;
      while (!closed) {
        closed = shells.getLast().group(1).equals(name);
        close();
      }
    } else {
      shells.add(tag);
      open.add(new ArrayList<>());
    }
    return true;
  }

  private void close() {
    flush();
    Matcher tag = shells.removeLast();
    List<Block> inner = open.removeLast();
    open.getLast()
        .add(
            tag.group(1).equals("quote")
                ? new Quote(inner)
                : new Panel(kind(tag.group(2)), parameter(tag.group(2), "title"), inner));
  }

  private static PanelKind kind(String parameters) {
    String colour = parameter(parameters, "bgColor");
    return COLOURS.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(colour))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(PanelKind.NOTE);
  }

  private static String parameter(String parameters, String name) {
    for (String part : (parameters == null ? "" : parameters).split("\\|")) {
      if (part.startsWith(name + "=")) {
        return part.substring(name.length() + 1);
      }
    }
    return "";
  }

  private void flush() {
    open.getLast().addAll(WikiLines.of(plain.toString()));
    plain.setLength(0);
  }
}
