package org.incidentbridge.config;

import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.policy.Route;

/**
 * A route as read, with the place where it was written.
 *
 * @param yaml its block
 * @param route what it says
 */
record RouteBlock(Mapping yaml, Route route) {
  String path() {
    return "routes[" + route.name() + "]";
  }

  String path(String key) {
    return path() + "." + key;
  }

  /** Where a field's owner stands; where the route stands if it has the default. */
  Position fieldAt(String field) {
    return yaml.mapping("fields")
        .filter(f -> f.get(field).isPresent())
        .map(f -> f.keyAt(field))
        .orElse(yaml.valueAt("name"));
  }

  /** Whether the file names an owner for the field. */
  boolean names(String field) {
    return yaml.mapping("fields").flatMap(f -> f.get(field)).isPresent();
  }
}
