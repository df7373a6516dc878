package org.incidentbridge.testkit.sim.mantis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One of MantisBT's enumerations, written {@code 10:new,20:feedback} in its configuration. */
final class Enumeration {

  /** Names whose English label differs from the canonical name. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("unable to duplicate", "unable to reproduce"),
          Map.entry("not a bug", "no change required"),
          Map.entry("wont fix", "won't fix"),
          Map.entry("string", "String"),
          Map.entry("numeric", "Numeric"),
          Map.entry("float", "Float"),
          Map.entry("enum", "Enumeration"),
          Map.entry("email", "E-mail"),
          Map.entry("checkbox", "Checkbox"),
          Map.entry("list", "List"),
          Map.entry("multiselection list", "Multiselection list"),
          Map.entry("date", "Date"),
          Map.entry("radio", "Radio"),
          Map.entry("textarea", "Textarea"));

  private final Map<Integer, String> names = new LinkedHashMap<>();

  Enumeration(String text) {
    for (String part : text.split(",")) {
      int colon = part.indexOf(':');
      names.put(Integer.parseInt(part.substring(0, colon).trim()), part.substring(colon + 1));
    }
  }

  Map<Integer, String> names() {
    return Collections.unmodifiableMap(names);
  }

  boolean has(int id) {
    return names.containsKey(id);
  }

  /** The canonical name, or {@code @id@} for an id that is not in the list. */
  String name(int id) {
    return names.getOrDefault(id, "@" + id + "@");
  }

  String label(int id) {
    String name = name(id);
    return LABELS.getOrDefault(name, name);
  }

  /** The id of a name, or 0: MantisBT stores what it does not know as 0. */
  int id(String name) {
    for (Map.Entry<Integer, String> each : names.entrySet()) {
      if (each.getValue().equals(name)) {
        return each.getKey();
      }
    }
    return 0;
  }

  int first() {
    return names.keySet().iterator().next();
  }
}
