package org.incidentbridge.testkit.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path of an API with open places, such as {@code issues/{}/notes}.
 *
 * @param segments the parts between slashes, <code>{}</code> for an open place
 */
public record PathPattern(List<String> segments) {

  public PathPattern {
    segments = List.copyOf(segments);
  }

  /** The pattern of this text. */
  public static PathPattern of(String path) {
    return new PathPattern(List.of(path.split("/")));
  }

  /** What stands in the open places, or empty if the path is another. */
  public Optional<List<String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    List<String> args = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).equals("{}")) {
        args.add(path.get(i));
      } else if (!segments.get(i).equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(args);
  }
}
