package org.incidentbridge.testkit.sim.jira;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.incidentbridge.testkit.sim.PathPattern;
import org.incidentbridge.testkit.sim.SimResponse;

/** The table of an API: method and path, relative to its root, to a handler. */
final class Routes {

  private final Map<Integer, List<Route>> bySize = new HashMap<>();

  private record Route(String method, PathPattern pattern, Function<Call, SimResponse> handler) {}

  /** A handler with the open places of its route filled. */
  record Match(Function<Call, SimResponse> handler, List<String> args) {}

  /** Adds a route; routes added earlier win. */
  Routes on(String method, String path, Function<Call, SimResponse> handler) {
    PathPattern pattern = PathPattern.of(path);
    bySize
        .computeIfAbsent(pattern.segments().size(), size -> new ArrayList<>())
        .add(new Route(method, pattern, handler));
    return this;
  }

  /**
   * Finds the handler.
   *
   * @throws Problem 404 for an unknown path, 405 for a known path with another method
   */
  Match find(String method, String path) {
    List<String> segments = List.of(path.split("/"));
    boolean known = false;
    for (Route route : bySize.getOrDefault(segments.size(), List.of())) {
      Optional<List<String>> args = route.pattern().match(segments);
      if (args.isPresent() && route.method().equals(method)) {
        return new Match(route.handler(), args.get());
      }
      known |= args.isPresent();
    }
    throw Problem.answering(
        Answers.of(
            known ? 405 : 404,
            Json.object()
                .put("message", known ? "HTTP 405 Method Not Allowed" : "null for uri: " + path)
                .put("status-code", known ? 405 : 404)));
  }
}
