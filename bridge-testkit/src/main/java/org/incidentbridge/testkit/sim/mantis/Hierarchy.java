package org.incidentbridge.testkit.sim.mantis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a project has of its own and what it inherits from those above it. */
final class Hierarchy {

  private final World world;

  Hierarchy(World world) {
    this.world = world;
  }

  /** The project and those above it, nearest first. */
  List<Project> upwards(int projectId) {
    List<Project> all = new ArrayList<>();
    int at = projectId;
    while (at != 0 && all.size() < world.projects.size()) {
      Project project = world.requireProject(at);
      all.add(project);
      at = project.parent;
    }
    return all;
  }

  /** The project and all below it. */
  List<Project> downwards(int projectId) {
    List<Project> all = new ArrayList<>(List.of(world.requireProject(projectId)));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(children(all.get(i).id));
    }
    return all;
  }

  List<Project> children(int projectId) {
    return world.projects.values().stream().filter(p -> p.parent == projectId).toList();
  }

  List<Project.Category> categories(int projectId) {
    List<Project.Category> all = new ArrayList<>();
    upwards(projectId).forEach(p -> all.addAll(p.categories));
    all.addAll(world.everywhere.categories);
    return all;
  }

  List<Project.Version> versions(int projectId) {
    List<Project.Version> all = new ArrayList<>();
    upwards(projectId).forEach(p -> all.addAll(p.versions));
    return all;
  }

  Optional<Project.Version> version(int projectId, String name) {
    return versions(projectId).stream().filter(v -> v.name.equals(name)).findFirst();
  }

  Optional<Project.Category> category(int id) {
    return java.util.stream.Stream.concat(
            world.everywhere.categories.stream(),
            world.projects.values().stream().flatMap(p -> p.categories.stream()))
        .filter(c -> c.id == id)
        .findFirst();
  }
}
