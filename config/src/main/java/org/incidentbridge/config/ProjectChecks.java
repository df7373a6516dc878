package org.incidentbridge.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.model.TrackerId;

/** Whether mirrors are made where their tracker is read. */
final class ProjectChecks {
  private ProjectChecks() {}

  /**
   * @param keys the projects read, of trackers whose schema gives keys of projects a pattern; the
   *     others may mean more than they name, such as sub-projects
   */
  static void run(Problems problems, Map<TrackerId, Set<String>> keys, List<RouteBlock> routes) {
    for (RouteBlock block : routes) {
      Set<String> read = keys.getOrDefault(block.route().to(), Set.of());
      String project = block.route().create().project();
      if (!project.isEmpty() && !read.isEmpty() && !read.contains(project)) {
        problems.warning(
            block.yaml().get("create").orElse(block.yaml()).valueAt("project"),
            block.path("create.project"),
            "%s does not read %s, so changes in its mirrors would be seen by the sweep only"
                .formatted(block.route().to(), project),
            DidYouMean.or(
                project,
                read,
                "add it to trackers.%s.projects, or name one of these: %s"
                    .formatted(block.route().to(), String.join(", ", new TreeSet<>(read)))));
      }
    }
  }
}
