package org.incidentbridge.app.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks in internal texts by which a leak is found; people take them for references. A mark says
 * whether its text may go to the internal side of another ticket, or nowhere.
 */
final class Canaries {

  static final String NEVER = "REF-N";
  private static final String INSIDE = "REF-I";
  private static final Pattern MARK = Pattern.compile("REF-[NI]\\d{4}");

  private final Map<String, Seen.At> homes = new HashMap<>();

  /** A new mark for a text of that ticket. */
  String mark(Seen.At home, boolean never) {
    String mark = "%s%04d".formatted(never ? NEVER : INSIDE, homes.size() + 1);
    homes.put(mark, home);
    return mark;
  }

  int count() {
    return homes.size();
  }

  /** Marks in a text that everybody may read; none may be there. */
  int inOpen(String text) {
    return (int) MARK.matcher(text).results().count();
  }

  /** Marks in an internal text of a ticket that ought not to be there. */
  int inHidden(Seen.At at, String text) {
    int wrong = 0;
    Matcher matcher = MARK.matcher(text);
    while (matcher.find()) {
      boolean home = at.equals(homes.get(matcher.group()));
      if (!home && matcher.group().startsWith(NEVER)) {
        wrong++;
      }
    }
    return wrong;
  }
}
