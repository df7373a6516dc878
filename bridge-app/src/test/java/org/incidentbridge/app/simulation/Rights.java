package org.incidentbridge.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Takes from the bridge's user the right to see projects, and gives it back. */
final class Rights {

  private record Project(Side side, String place) {}

  private final List<Project> shut = new ArrayList<>();
  private final List<Project> all = new ArrayList<>();
  private final Random random;
  private final History history;

  Rights(List<Side> sides, Random random, History history) {
    sides.forEach(side -> side.places().forEach(place -> all.add(new Project(side, place))));
    this.random = random;
    this.history = history;
  }

  /** An administrator turns a key, one way or the other. */
  void turn() {
    Project project = all.get(random.nextInt(all.size()));
    turn(project, !shut.contains(project));
  }

  /** Whether all of a tracker can be seen: what leaves its sight while it is made is made again. */
  boolean open(Side side) {
    return shut.stream().noneMatch(project -> project.side().equals(side));
  }

  void openAll() {
    List.copyOf(shut).forEach(project -> turn(project, false));
  }

  private void turn(Project project, boolean closed) {
    project.side().shut(project.place(), closed);
    if (closed) {
      shut.add(project);
    } else {
      shut.remove(project);
    }
    String what = closed ? "may no longer see " : "may see again ";
    history.add(() -> "bridge's user at " + project.side().name() + " " + what + project.place());
  }
}
