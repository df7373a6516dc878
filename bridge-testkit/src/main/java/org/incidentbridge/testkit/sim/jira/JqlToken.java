package org.incidentbridge.testkit.sim.jira;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of JQL.
 *
 * @param quoted whether it stood in quotes, so that it is never a word of the language
 */
record JqlToken(String text, boolean quoted) {

  private static final String SIGNS = "=!<>~";

  boolean is(String word) {
    return !quoted && text.equalsIgnoreCase(word);
  }

  static List<JqlToken> split(String jql) {
    List<JqlToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < jql.length()) {
      char c = jql.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '"' || c == '\'') {
        at = quoted(jql, at, tokens);
      } else if (c == '(' || c == ')' || c == ',') {
        tokens.add(new JqlToken(String.valueOf(c), false));
        at++;
      } else {
        at = run(jql, at, SIGNS.indexOf(c) >= 0, tokens);
      }
    }
    return tokens;
  }

  private static int quoted(String jql, int start, List<JqlToken> tokens) {
    StringBuilder text = new StringBuilder();
    char quote = jql.charAt(start);
    int at = start + 1;
    while (at < jql.length() && jql.charAt(at) != quote) {
      if (jql.charAt(at) == '\\' && at + 1 < jql.length()) {
        at++;
      }
      text.append(jql.charAt(at++));
    }
    if (at >= jql.length()) {
      throw Problem.jql(
          "Error in the JQL Query: The quoted string '"
              + text
              + "' has not been completed. (line 1, character "
              + (start + 1)
              + ")");
    }
    tokens.add(new JqlToken(text.toString(), true));
    return at + 1;
  }

  private static int run(String jql, int start, boolean signs, List<JqlToken> tokens) {
    int at = start;
    while (at < jql.length()
        && !Character.isWhitespace(jql.charAt(at))
        && "(),\"'".indexOf(jql.charAt(at)) < 0
        && (SIGNS.indexOf(jql.charAt(at)) >= 0) == signs) {
      at++;
    }
    tokens.add(new JqlToken(jql.substring(start, at), false));
    return at;
  }
}
