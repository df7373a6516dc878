package org.incidentbridge.testkit.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;
import org.incidentbridge.store.Ledger;
import org.junit.jupiter.api.AfterEach;

/** A world in which a breach has a ticket moved to another project. */
abstract class PolicyMovesCase {

  static final String URGENT = "URGENT";

  World world = new World(letting(Promises.bridge())).under(moving(Desks.DESK, URGENT));

  @AfterEach
  final void close() {
    world.close();
  }

  static PolicyInForce moving(TrackerId tracker, String... goals) {
    List<Action> moves =
        List.of(goals).stream().map(goal -> (Action) new Action.Move(tracker, goal)).toList();
    return Promises.policy(urgent(moves));
  }

  static Step urgent(TrackerId tracker, String goal) {
    return urgent(List.of(new Action.Move(tracker, goal)));
  }

  static Step urgent(List<Action> moves) {
    return new Step(
        new RuleName("urgent-queue", "M9"),
        new Trigger.Breach("response"),
        Condition.ALWAYS,
        moves);
  }

  /** The same, in which tickets that leave the covered projects are let go. */
  static Bridge letting(Bridge bridge) {
    Answers usual = Answers.STANDARD;
    var answers =
        new Answers(
            usual.deletion(),
            usual.merge(),
            usual.hiding(),
            Answers.OnMove.DETACH,
            usual.reopening(),
            usual.commentDeletion());
    List<Route> routes =
        bridge.routes().stream()
            .map(
                r ->
                    new Route(
                        r.name(),
                        r.ends(),
                        r.when(),
                        r.create(),
                        new Route.Terms(r.terms().fields(), r.terms().share(), answers)))
            .toList();
    return new Bridge(bridge.vocabularies(), routes, bridge.people());
  }

  String file() {
    String ticket =
        world.desk.personCreates(
            "HD",
            Map.of(
                "summary", Value.line("Printer on fire"),
                "prio", Value.line("P1"),
                "sev", Value.absent(),
                "due", Value.absent(),
                "level", Value.line("L1")));
    world.sync();
    return ticket;
  }

  void breach() {
    world.pass(Duration.ofMinutes(61));
    world.sync();
  }

  String project() {
    return world.only(world.desk).head().project();
  }

  List<String> texts() {
    return World.texts(world.only(world.eng));
  }

  long moves() {
    return world.ledger().stream()
        .filter(l -> l.kind() == Ledger.Kind.WRITE)
        .filter(l -> l.text().summary().startsWith("moved to"))
        .count();
  }
}
