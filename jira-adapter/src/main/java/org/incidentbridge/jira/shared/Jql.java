package org.incidentbridge.jira.shared;

/** Parts of searches. */
public final class Jql {

  private Jql() {}

  /** A text as JQL wants it. */
  public static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
