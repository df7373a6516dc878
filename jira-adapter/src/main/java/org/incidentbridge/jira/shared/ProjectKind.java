package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;

/** What kind of project an issue is in, as far as it decides who reads its comments. */
public enum ProjectKind {
  /** Without customers: who sees an issue sees its comments. */
  PLAIN,
  /** A service project: customers read public comments. */
  SERVICE,
  /** Of a type that is not told or not known here: nothing in it is taken for public. */
  UNKNOWN;

  /** The kind by the project's {@code projectTypeKey}; empty if it is not told. */
  public static ProjectKind of(String typeKey) {
    return switch (typeKey) {
      case "software", "business", "product_discovery" -> PLAIN;
      case "service_desk" -> SERVICE;
      default -> UNKNOWN;
    };
  }

  /** The kind that an issue tells of its project. */
  public static ProjectKind told(JsonNode issue) {
    return of(issue.path("fields").path("project").path("projectTypeKey").asText());
  }
}
