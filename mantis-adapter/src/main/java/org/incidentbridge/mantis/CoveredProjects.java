package org.incidentbridge.mantis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.Ref;

/** The projects that scans show: those of the configuration and all that hang below them. */
final class CoveredProjects {

  private final MantisMetadata metadata;
  private final List<String> named;

  /**
   * @param named names or numbers
   */
  CoveredProjects(MantisMetadata metadata, List<String> named) {
    this.metadata = metadata;
    this.named = List.copyOf(named);
  }

  /**
   * Whether a project is one of them; true if one of the configured names is of no project, which
   * may have been given another name: a wrong configuration lets no ticket go.
   */
  boolean contains(int project) {
    List<Optional<Project>> found = named.stream().map(metadata::projectNamed).toList();
    return found.stream().anyMatch(Optional::isEmpty)
        || reached(found.stream().flatMap(Optional::stream).toList()).contains(project);
  }

  private Set<Integer> reached(List<Project> from) {
    Map<Integer, Project> visible = new HashMap<>();
    metadata.visible().forEach(p -> visible.put(p.id(), p));
    Deque<Integer> open = new ArrayDeque<>(from.stream().map(Project::id).toList());
    Set<Integer> reached = new HashSet<>();
    while (!open.isEmpty()) {
      int next = open.remove();
      if (reached.add(next)) {
        Optional.ofNullable(visible.get(next)).stream()
            .flatMap(p -> p.subProjects().stream())
            .map(Ref::id)
            .forEach(open::add);
      }
    }
    return reached;
  }
}
