package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Task;
import org.incidentbridge.text.Characters;
import org.jspecify.annotations.Nullable;

/** Reads one list: items of one kind, each with the lines that are indented below its marker. */
final class MantisTextItems {

  private static final Pattern MARKER =
      Pattern.compile("( {0,3})(?:[-*+]|(\\d{1,9})[.)])(?=[ \\t]+\\S).*");
  private static final int TAB = 4;

  private final List<String> lines;
  private final int depth;
  private int at;

  MantisTextItems(List<String> lines, int at, int depth) {
    this.lines = lines;
    this.at = at;
    this.depth = depth;
  }

  /**
   * The start of an item.
   *
   * @param number negative for a bullet
   * @param offset the column at which the item's content starts
   */
  record Marker(int number, int offset) {}

  static @Nullable Marker marker(String line) {
    Matcher matcher = MARKER.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    String digits = matcher.group(2);
    int indent = matcher.group(1).length();
    return digits == null
        ? new Marker(-1, indent + 2)
        : new Marker(Integer.parseInt(digits), indent + digits.length() + 2);
  }

  /** The index of the first line behind the list. */
  int end() {
    return at;
  }

  Block list() {
    Marker first = marker(lines.get(at));
    int start = first == null ? 1 : first.number();
    List<ListItem> items = new ArrayList<>();
    while (at < lines.size()) {
      int next = nextNotBlank(at);
      Marker marker = next < lines.size() ? marker(lines.get(next)) : null;
      if (marker == null || (marker.number() < 0) != (start < 0)) {
        break;
      }
      at = next;
      items.add(item(marker));
    }
    return start < 0 ? new BulletList(items) : new OrderedList(start, items);
  }

  private int nextNotBlank(int from) {
    int next = from;
    while (next < lines.size() && Characters.blank(lines.get(next))) {
      next++;
    }
    return next;
  }

  private ListItem item(Marker marker) {
    List<String> inner = new ArrayList<>();
    inner.add(lines.get(at++).substring(marker.offset()));
    while (at < lines.size()) {
      int next = nextNotBlank(at);
      if (next == lines.size() || indent(lines.get(next)) < marker.offset()) {
        break;
      }
      while (at < next) {
        inner.add("");
        at++;
      }
      inner.add(dedented(lines.get(at++), marker.offset()));
    }
    return new ListItem(Task.NONE, MantisTextBlocks.of(inner, depth));
  }

  private static int indent(String line) {
    int columns = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        columns += TAB;
      } else if (c == ' ') {
        columns++;
      } else {
        break;
      }
    }
    return columns;
  }

  private static String dedented(String line, int offset) {
    int columns = 0;
    int i = 0;
    while (columns < offset) {
      columns += line.charAt(i++) == '\t' ? TAB : 1;
    }
    return " ".repeat(columns - offset) + line.substring(i);
  }
}
