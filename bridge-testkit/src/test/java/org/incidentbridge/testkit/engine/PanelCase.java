package org.incidentbridge.testkit.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.engine.Panels;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Panel;

/** Panels of tickets that people file. */
abstract class PanelCase {

  final PanelWall wall = new PanelWall();

  Panels panels(World world, Bridge bridge, TrackerId at, PolicyInForce... policy) {
    var rules = new Rules(bridge, List.of(policy).stream().findFirst());
    return new Panels(world.store, rules, at, wall, world.clock);
  }

  static String file(World world, String title) {
    return world.desk.personCreates("P", Map.of("summary", Value.line(title)));
  }

  /** Help desk, engineering, operations. */
  static Bridge chain() {
    return Desks.of(
        Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD),
        Desks.route("ops", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD));
  }

  Panel afterwards(World world, Panels panels) {
    for (int i = 0; i < 5; i++) {
      panels.turn();
      world.pass(Duration.ofMinutes(2));
      world.settle();
    }
    return wall.only();
  }
}
