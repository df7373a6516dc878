package org.incidentbridge.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be the target of a link. */
public final class Hrefs {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}+:");
  private static final Set<String> SCRIPTS = Set.of("javascript:", "vbscript:", "data:");

  private Hrefs() {}

  /**
   * The target with characters that no dialect can hold percent-encoded; empty if it has no scheme
   * or one that runs a script.
   */
  public static String clean(String href) {
    String trimmed = Characters.clean(href).strip();
    var scheme = SCHEME.matcher(trimmed);
    if (!scheme.lookingAt()
        || scheme.end() == trimmed.length()
        || SCRIPTS.contains(scheme.group().toLowerCase(Locale.ROOT))) {
      return "";
    }
    StringBuilder out = new StringBuilder(trimmed.length());
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (c <= ' ' || "<>\"|\\^`{}".indexOf(c) >= 0) {
        out.append(String.format("%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
