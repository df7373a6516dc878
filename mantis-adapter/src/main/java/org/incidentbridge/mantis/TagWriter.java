package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.incidentbridge.mantis.FieldWriter.Place;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.model.Value;

/** Writes tags. A name that can be none is left out and told, and keeps no other back (N10). */
final class TagWriter {

  private static final int LONGEST = 100;

  private static final String RULE =
      "MantisBT takes no tag with a comma, with + or - at its beginning, or of more than "
          + LONGEST
          + " characters";

  private TagWriter() {}

  /** The caller has merged the set with what others did. */
  static void write(Draft draft, Place place, Value value) {
    List<Ref> now = place.issue().map(MantisIssue::tags).orElse(List.of());
    SortedSet<String> shown = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    now.forEach(t -> shown.add(MantisProse.line(t.name())));
    SortedSet<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : WordWriter.names(value)) {
      String tag = MantisProse.line(name);
      if (isTag(tag) || shown.contains(tag)) {
        wanted.add(tag);
      } else {
        draft.lose("tags", "'" + name + "' is left out: " + RULE);
      }
    }
    if (place.isNew()) {
      ArrayNode all = draft.body().arrayNode();
      wanted.forEach(t -> all.addObject().put("name", t));
      draft.put("tags", all);
      return;
    }
    wanted.stream().filter(t -> !shown.contains(t)).forEach(draft::addTag);
    now.stream()
        .filter(t -> !wanted.contains(MantisProse.line(t.name())))
        .forEach(t -> draft.removeTag(t.id()));
  }

  /** Whether MantisBT takes a name as a new tag. */
  static boolean isTag(String name) {
    return !name.isEmpty()
        && !name.contains(",")
        && "+-".indexOf(name.charAt(0)) < 0
        && MantisProse.length(name) <= LONGEST;
  }
}
