package org.incidentbridge.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;

/** Takes from the bridge's user the right to see projects, and gives it back. */
final class Rights {

  private record Project(Side side, String place) {}

  private final List<Project> shut = new ArrayList<>();
  private final List<Project> all = new ArrayList<>();
  private final Random random;
  private final World world;

  Rights(World world, Random random) {
    for (Side side : world.sides()) {
      side.places().forEach(place -> all.add(new Project(side, place)));
    }
    this.random = random;
    this.world = world;
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
      world.timeline.stumbled(
          new TrackerId(project.side().name())); // what is made there is found late
      project.side().tickets().stream()
          .filter(ticket -> ticket.place().equals(project.place()))
          .forEach(ticket -> world.timeline.wentAway(ref(project.side(), ticket)));
    } else {
      shut.remove(project);
    }
    String what = closed ? "may no longer see " : "may see again ";
    world.history.add(
        () -> "bridge's user at " + project.side().name() + " " + what + project.place());
  }

  private static TicketRef ref(Side side, Shown ticket) {
    return new TicketRef(new TrackerId(side.name()), ticket.id());
  }
}
