package org.incidentbridge.app.report;

/** Names of severities, services and other groups, and what stands where there is none. */
public final class Named {

  /** The same word wherever there is no severity, service, level or organisation. */
  private static final String NONE = "none";

  private Named() {}

  /**
   * The name, or the word for none.
   *
   * @param name may be empty
   */
  public static String orNone(String name) {
    return name.isEmpty() ? NONE : name;
  }
}
