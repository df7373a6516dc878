package org.incidentbridge.jira.dc;

/**
 * Where a value goes.
 *
 * @param name of the field
 * @param project key of the project
 * @param present the markup that the field holds now; empty on a new issue
 */
record FieldSpot(String name, String project, String present) {

  static FieldSpot fresh(String name, String project) {
    return new FieldSpot(name, project, "");
  }
}
