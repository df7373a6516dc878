package org.incidentbridge.zendesk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;

/** What Zendesk's own words mean. */
final class ZendeskWords {

  static final Map<FieldName, Map<String, String>> DEFAULTS =
      Map.of(
          StandardField.STATUS.field(),
          words(
              "new=new",
              "open=in-progress",
              "pending=waiting-on-customer",
              "hold=waiting-on-third-party",
              "solved=resolved",
              "closed=closed"),
          StandardField.PRIORITY.field(),
          words("urgent=urgent", "high=high", "normal=normal", "low=low"));

  private ZendeskWords() {}

  private static Map<String, String> words(String... pairs) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String pair : pairs) {
      int middle = pair.indexOf('=');
      words.put(pair.substring(0, middle), pair.substring(middle + 1));
    }
    return Collections.unmodifiableMap(words);
  }
}
