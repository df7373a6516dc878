package org.incidentbridge.app.simulation;

import java.util.List;
import java.util.Set;

/**
 * A ticket as it truly is.
 *
 * @param place key of its project or its name
 * @param fields in the tracker's words
 * @param said comments in their order
 * @param linked ids of the other tickets of its links, one for each link
 * @param hidden whether the ticket is private, so that all that is said there counts as internal
 */
record Shown(
    String id,
    String place,
    Fields fields,
    List<Said> said,
    List<Filed> files,
    List<String> linked,
    boolean hidden) {

  /** What people see in the form; the assignee by login name, empty for nobody. */
  record Fields(
      String title,
      String description,
      String status,
      String priority,
      Set<String> labels,
      String assignee) {}

  /** A comment. */
  record Said(String id, String author, String text, boolean internal) {}

  /** A file. */
  record Filed(String id, String author, String name, String content, boolean internal) {}

  /** All that is written here, whoever may read it. */
  String everything() {
    return fields + "\n" + said + "\n" + files;
  }

  /** Everything that whoever may see the ticket can read, internal notes and files left out. */
  String open() {
    StringBuilder all = new StringBuilder(fields.toString());
    said.stream().filter(s -> !s.internal()).forEach(s -> all.append('\n').append(s.text()));
    files.stream()
        .filter(f -> !f.internal())
        .forEach(f -> all.append('\n').append(f.name()).append(' ').append(f.content()));
    return all.toString();
  }
}
