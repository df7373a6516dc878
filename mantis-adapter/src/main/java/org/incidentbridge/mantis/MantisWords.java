package org.incidentbridge.mantis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;

/** What the words mean that every MantisBT has unless its administrator changed them. */
final class MantisWords {

  static final Map<FieldName, Map<String, String>> DEFAULTS =
      Map.of(
          StandardField.STATUS.field(),
          words(
              "new=new",
              "assigned=in-progress",
              "acknowledged=in-progress",
              "confirmed=in-progress",
              "feedback=waiting-on-customer",
              "resolved=resolved",
              "closed=closed"),
          StandardField.RESOLUTION.field(),
          words(
              "open=unresolved",
              "reopened=unresolved",
              "fixed=fixed",
              "unable to duplicate=cannot-reproduce",
              "not fixable=wont-fix",
              "wont fix=wont-fix",
              "duplicate=duplicate",
              "not a bug=not-a-bug",
              "suspended=suspended"),
          StandardField.PRIORITY.field(),
          words(
              "urgent=urgent",
              "immediate=urgent",
              "high=high",
              "normal=normal",
              "low=low",
              "none=none"),
          StandardField.SEVERITY.field(),
          words(
              "block=sev1",
              "crash=sev1",
              "major=sev2",
              "minor=sev3",
              "tweak=sev4",
              "text=sev4",
              "trivial=sev4",
              "feature=sev4"),
          StandardField.REPRODUCIBLE.field(),
          words(
              "always=always",
              "sometimes=sometimes",
              "random=random",
              "have not tried=not-tried",
              "unable to duplicate=unable",
              "N/A=not-applicable"));

  private MantisWords() {}

  private static Map<String, String> words(String... pairs) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String pair : pairs) {
      int middle = pair.indexOf('=');
      words.put(pair.substring(0, middle), pair.substring(middle + 1));
    }
    return Collections.unmodifiableMap(words);
  }
}
