package org.incidentbridge.jira.dc;

import org.incidentbridge.text.RichText;

/** Formatted text as Jira Data Center keeps it: wiki markup. */
final class JiraText {

  /** What Jira takes in a comment or a text field, unless an admin changed it. */
  static final int LONGEST = 32_767;

  private static final String CUT = "\n\n… (cut: too long for Jira; the other ticket has all)";

  private JiraText() {}

  static RichText read(String markup) {
    return RichText.plain(markup.replace("\r\n", "\n").strip());
  }

  static String write(RichText text) {
    return text.plainText();
  }

  /** Whether two texts are the same once Jira has them. */
  static boolean same(RichText one, RichText other) {
    return one.normalised().equals(other.normalised())
        || read(write(one)).normalised().equals(read(write(other)).normalised());
  }

  /** Whether Jira takes a text whole. */
  static boolean fits(String markup) {
    return markup.length() <= LONGEST;
  }

  /** As much of a text as Jira takes, saying that there was more. */
  static String cut(String markup) {
    int end = LONGEST - CUT.length();
    int whole = Character.isHighSurrogate(markup.charAt(end - 1)) ? end - 1 : end;
    return markup.substring(0, whole) + CUT;
  }
}
