package org.incidentbridge.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.model.StandardField;

/** Words that stand for a condition in a policy pack, so that the usual ones read like prose. */
final class PolicyWords {

  private static final Map<String, String> WORDS = words();
  private static final Pattern SAID = Pattern.compile("reply ([\\p{L}\\p{N}_-]{1,40})");
  private static final Pattern LABEL = Pattern.compile("label ([\\p{L}\\p{N}_.-]{1,80})");
  private static final Pattern LEVEL = Pattern.compile("at L([0-4])(?: or above)?");

  private static final Pattern TWO = Pattern.compile("(\\p{L}+) ([\\p{L}\\p{N}_.-]{1,80})");
  private static final Map<String, String> FORMS =
      Map.of(
          "replied", "reply",
          "replies", "reply",
          "commented", "reply",
          "says", "reply",
          "said", "reply",
          "labelled", "label",
          "labeled", "label");

  private PolicyWords() {}

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("created", "event.kind == \"created\" && event.onOrigin");
    words.put(
        "responded",
        "event.kind in [\"comment\", \"shown\"] && event.toReporter && event.by == \"staff\"");
    words.put(
        "answered",
        "event.kind in [\"comment\", \"shown\"] && event.public && event.by in [\"reporter\", \"customer\"]");
    words.put("open", "!(incident.status in [\"resolved\", \"closed\"])");
    words.put(
        "waiting", "incident.status in [\"waiting-on-customer\", \"waiting-on-third-party\"]");
    words.put(
        "reopened",
        "event.kind == \"changed\" && event.field == \"status\" && event.from in [\"resolved\","
            + " \"closed\"] && !(event.to in [\"resolved\", \"closed\"])");
    words.put("restored", "incident.resolution in [\"workaround\", \"fixed\"]");
    words.put("assigned", "incident.assignee != \"\"");
    for (String status : StandardField.STATUS.words()) {
      words.put(status, "incident.status == \"" + status + "\"");
    }
    words.put("resolved", "incident.status in [\"resolved\", \"closed\"]");
    return words;
  }

  static Collection<String> all() {
    return WORDS.keySet();
  }

  /** The condition in CEL; empty if the text is no such word. */
  static Optional<String> cel(String text) {
    String word = text.strip();
    Matcher said = SAID.matcher(word);
    if (said.matches()) {
      return Optional.of(reply(said.group(1)));
    }
    Matcher label = LABEL.matcher(word);
    if (label.matches()) {
      return Optional.of("\"" + label.group(1) + "\" in incident.labels");
    }
    Matcher level = LEVEL.matcher(word);
    if (level.matches()) {
      String compared = word.endsWith("above") ? " >= " : " == ";
      return Optional.of("incident.level" + compared + level.group(1));
    }
    return Optional.ofNullable(WORDS.get(word));
  }

  /** What was probably meant by two words of which the first is nearly one that takes a name. */
  static Optional<String> meant(String text) {
    Matcher two = TWO.matcher(text.strip());
    if (!two.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(FORMS.get(two.group(1)))
        .or(() -> DidYouMean.nearest(two.group(1), Set.copyOf(FORMS.values())))
        .map(verb -> verb + " " + two.group(2))
        .filter(meant -> cel(meant).isPresent());
  }

  /**
   * A comment or an edit of one that has the word, as it is or with a number sign before it, at the
   * beginning of a line. Elsewhere it is spoken of, and in a question or denied it is not meant.
   */
  private static String reply(String word) {
    String begins = "(?im)^[ \\\\t]*#?" + word;
    String yes = begins + "([ \\\\t]*$|[^\\\\p{L}\\\\p{N}_?-][^?\\\\n]*$)";
    String no = begins + "[ \\\\t,:]+(not|never|no|nobody|nothing|none)\\\\b";
    return "event.kind in [\"comment\", \"edited\"]"
        + " && !(event.by in [\"automatic\", \"bridge\"])"
        + " && event.text.matches(\"%s\") && !event.text.matches(\"%s\")".formatted(yes, no);
  }

  /** Whether a text looks like such a word, and not like CEL. */
  static boolean isLike(String text) {
    String word = text.strip();
    return word.matches("[a-z]+(-[a-z]+)*") && !word.equals("true") && !word.equals("false");
  }
}
