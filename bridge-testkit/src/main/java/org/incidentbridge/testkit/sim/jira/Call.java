package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to its handler.
 *
 * @param args what stands in the open places of the route
 * @param caller absent for somebody who did not say who they are
 * @param json prints with the addresses of this request's host
 */
record Call(SimRequest request, List<String> args, @Nullable JiraUser caller, SiteJson json) {

  String arg(int index) {
    return args.get(index);
  }

  Optional<String> param(String name) {
    return request.param(name);
  }

  boolean flag(String name) {
    return param(name).map(value -> value.equals("true")).orElse(false);
  }

  /**
   * A whole number from the query.
   *
   * @throws Problem 400 for anything else
   */
  int number(String name, int byDefault) {
    Optional<String> value = param(name);
    try {
      return value.isEmpty() ? byDefault : Integer.parseInt(value.get());
    } catch (NumberFormatException e) {
      throw Problem.bad("The parameter '" + name + "' must be a number");
    }
  }

  Set<String> expand() {
    Set<String> all = new HashSet<>();
    request
        .query()
        .getOrDefault("expand", List.of())
        .forEach(each -> all.addAll(Arrays.asList(each.split(","))));
    return all;
  }

  /** Values of a parameter that may be repeated or joined with commas. */
  List<String> list(String name) {
    return request.query().getOrDefault(name, List.of()).stream()
        .flatMap(each -> Arrays.stream(each.split(",")))
        .filter(each -> !each.isBlank())
        .toList();
  }

  /**
   * The body, which must be a JSON object sent as JSON.
   *
   * @throws Problem 400 or 415 otherwise
   */
  ObjectNode body() {
    if (!(tree() instanceof ObjectNode object)) {
      throw Problem.bad("Can not instantiate value from the JSON sent: an object is expected");
    }
    return object;
  }

  /** The body, which must be sent as JSON. */
  JsonNode anyBody() {
    return tree();
  }

  private JsonNode tree() {
    String type = request.header("Content-Type").orElse("");
    if (!type.startsWith("application/json")) {
      throw Problem.of(415, "Unsupported Media Type");
    }
    return Json.parse(request.body());
  }
}
