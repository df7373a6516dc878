package org.incidentbridge.app.report;

/** Names of groups, those of nothing among them. */
final class Named {

  private Named() {}

  static String or(String name, String nothing) {
    return name.isEmpty() ? nothing : name;
  }
}
