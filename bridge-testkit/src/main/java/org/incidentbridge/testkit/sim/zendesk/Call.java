package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimRequest;

/** A request after login and routing, and the keys of it that are dropped. */
final class Call {

  final User user;
  final SimRequest request;
  private final List<String> args;
  private final List<String> dropped = new ArrayList<>();

  Call(User user, SimRequest request, List<String> args) {
    this.user = user;
    this.request = request;
    this.args = List.copyOf(args);
  }

  /** What stands in the path at one of the route's placeholders. */
  String arg(int index) {
    return args.get(index);
  }

  /**
   * An id in the path.
   *
   * @throws Problem 400 if it is no number
   */
  long id(int index) {
    String text = arg(index);
    if (!text.matches("\\d{1,18}")) {
      throw badAttribute("id", "id must be an integer");
    }
    return Long.parseLong(text);
  }

  static Problem badAttribute(String name, String why) {
    ObjectNode error =
        Json.object()
            .put("title", "Invalid attribute")
            .put(
                "message",
                "You passed an invalid value for the "
                    + name
                    + " attribute. Invalid parameter: "
                    + why);
    return Problem.of(400, Json.object().set("error", error));
  }

  JsonNode body() {
    return Json.parse(request.text());
  }

  /**
   * The record in the body under its name.
   *
   * @throws Problem 400 if there is none
   */
  JsonNode body(String name) {
    JsonNode record = body().path(name);
    if (!record.isObject()) {
      throw badAttribute(name, name + " must be an object");
    }
    return record;
  }

  /**
   * Ids in a parameter, separated by commas.
   *
   * @throws Problem 400 if there are more than 100, or none
   */
  List<Long> ids(String param) {
    List<Long> ids = new ArrayList<>();
    for (String id : request.param(param).orElse("").split(",", -1)) {
      if (id.strip().matches("\\d{1,18}")) {
        ids.add(Long.parseLong(id.strip()));
      }
    }
    if (ids.isEmpty()) {
      throw badAttribute(param, param + " must be a list of integers");
    }
    few(ids.size());
    return ids;
  }

  /** Refuses more than 100 at once. */
  static void few(int many) {
    if (many > 100) {
      throw Problem.coded(
          400, "TooManyValues", "Parameter ids has exceeded the limit of 100 values");
    }
  }

  /** What was asked for along with the answer. */
  Set<String> includes() {
    String words = request.param("include").orElse("").replace(" ", "");
    return java.util.Arrays.stream(words.split(",", -1))
        .filter(word -> !word.isEmpty())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  /** Notes keys that are not taken. */
  void permit(String name, JsonNode record, Set<String> keys) {
    record
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                dropped.add(name + "." + key);
              }
            });
  }

  List<String> dropped() {
    return dropped;
  }

  /** Where the caller reached the account, without a slash at the end. */
  String root() {
    String scheme = request.header("x-forwarded-proto").orElse("http");
    return request.header("host").map(host -> scheme + "://" + host).orElse("https://zendesk.test");
  }

  /** The same path with the suffix that Zendesk writes into links. */
  String self() {
    String path = request.path();
    return root() + (path.endsWith(".json") ? path : path + ".json");
  }

  /** As warnings name the controller and the action. */
  String action() {
    return switch (request.method().toUpperCase(Locale.ROOT)) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "DELETE" -> "destroy";
      default -> "show";
    };
  }
}
