package org.incidentbridge.jira;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;

/** What the words mean that a new Jira has; statuses are too different to have any. */
final class JiraWords {

  static final Map<FieldName, Map<String, String>> DEFAULTS =
      Map.of(
          StandardField.PRIORITY.field(),
          words("Highest=urgent", "High=high", "Medium=normal", "Low=low", "Lowest=none"),
          StandardField.RESOLUTION.field(),
          words(
              "Done=fixed",
              "Fixed=fixed",
              "Won't Do=wont-fix",
              "Won't Fix=wont-fix",
              "Declined=wont-fix",
              "Duplicate=duplicate",
              "Cannot Reproduce=cannot-reproduce",
              "Known Error=workaround"),
          StandardField.REQUEST_CLASS.field(),
          words(
              "Bug=bug",
              "Incident=bug",
              "[System] Incident=bug",
              "[System] Problem=bug",
              "Story=change",
              "Improvement=change",
              "New Feature=change",
              "Change=change",
              "[System] Change=change",
              "Task=misc",
              "Sub-task=misc",
              "Epic=misc",
              "Support=misc",
              "Service Request=misc",
              "[System] Service request=misc"));

  private JiraWords() {}

  private static Map<String, String> words(String... pairs) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      words.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return Collections.unmodifiableMap(words);
  }
}
