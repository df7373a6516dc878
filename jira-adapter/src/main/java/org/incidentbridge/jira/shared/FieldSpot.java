package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Where a value goes.
 *
 * @param name of the field
 * @param project key of the project
 * @param present what the field holds now; missing on a new issue
 */
record FieldSpot(String name, String project, JsonNode present) {

  /** A field of a new issue, or one whatever it holds. */
  static FieldSpot fresh(String name, String project) {
    return new FieldSpot(name, project, MissingNode.getInstance());
  }
}
