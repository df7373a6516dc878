package org.incidentbridge.mantis;

import java.util.List;
import org.incidentbridge.mantis.MantisWire.Project;

/**
 * The projects that the configuration names and the bridge's user sees.
 *
 * @param named names or numbers
 */
record NamedProjects(MantisMetadata metadata, List<String> named) {

  List<Project> all() {
    return named.stream()
        .flatMap(name -> metadata.projectNamed(name).stream())
        .map(project -> metadata.project(project.id()))
        .toList();
  }
}
