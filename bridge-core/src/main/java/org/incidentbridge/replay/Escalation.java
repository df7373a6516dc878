package org.incidentbridge.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Addressees;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.Step;
import org.incidentbridge.replay.Firing.Why;
import org.incidentbridge.replay.Verdict.GateReading;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Event;

/** The steps of an incident: each fires once for a cause, in the order written. */
final class Escalation {
  /**
   * An incident with more firings than this, but for those that answer what happened, has a policy
   * that runs in circles.
   */
  static final int MOST_FIRINGS = 1_000;

  private final ReadyPack pack;
  private final Memo memo;
  private final Situation situation;
  private final Levels levels;
  private final Duties duties;
  private final InForce inForce;
  private final boolean reasons;
  private final List<Firing> firings = new ArrayList<>();
  private final boolean[] held;
  private final int[] times;
  private int byThemselves;

  /** What steps work on, whether they do, and whether it is told why. */
  record Means(Levels levels, Duties duties, InForce inForce, boolean reasons) {}

  Escalation(ReadyPack pack, Memo memo, Situation situation, Means means) {
    this.pack = pack;
    this.memo = memo;
    this.situation = situation;
    this.levels = means.levels();
    this.duties = means.duties();
    this.inForce = means.inForce();
    this.reasons = means.reasons();
    this.held = new boolean[pack.steps.size()];
    this.times = new int[pack.steps.size()];
  }

  /**
   * Fires what there is cause for.
   *
   * @param counts whether the incident counts; if not, causes pass without effect
   */
  void look(Look look, Causes causes, boolean counts) {
    boolean caused = causes.any();
    causes.taken();
    for (ReadyPack.Steps ready : pack.steps) {
      ReadyPack.Cue cue = ready.cue();
      if (cue == ReadyPack.Cue.HOLDS && counts) {
        begins(ready, look);
      } else if (cue == ReadyPack.Cue.EVENT && counts && look.seesEvent()) {
        event(ready, look);
      } else if (caused) {
        caused(ready, look, causes.take(ready.index()), counts);
      }
    }
    duties.open(look.now());
  }

  private void begins(ReadyPack.Steps ready, Look look) {
    boolean holds = memo.holds(ready.when());
    boolean was = held[ready.index()];
    held[ready.index()] = holds;
    if (holds && !was) {
      int time = ++times[ready.index()];
      fire(ready.step(), "#" + time, new Cause(time, Cause.Kind.HOLDS, look.now()), look);
    }
  }

  /** What the bridge itself writes, such as the copy of a change, causes nothing more (N4). */
  private void event(ReadyPack.Steps ready, Look look) {
    boolean own = look.event().filter(e -> e.by().role() == Actor.Role.BRIDGE).isPresent();
    if (look.event().isPresent() && !own && memo.holds(ready.when())) {
      Event event = look.event().get();
      String key = "#" + event.ticket() + "/" + event.id();
      fire(ready.step(), key, new Cause(1, Cause.Kind.EVENT, look.now()), look);
    }
  }

  private void caused(ReadyPack.Steps ready, Look look, List<Cause> causes, boolean counts) {
    for (Cause cause : causes) {
      if (counts && memo.holds(ready.when())) {
        fire(ready.step(), "#" + cause.key(), cause, look);
      }
    }
  }

  private void fire(Step step, String which, Cause cause, Look look) {
    String key = step.name() + which;
    if (!inForce.allows(key, step.name(), look.now())) {
      return;
    }
    if (cause.kind() != Cause.Kind.EVENT && isFull()) {
      return;
    }
    Why why = reasons ? Wording.why(step, cause, situation, look) : Why.UNTOLD;
    List<Action> actions = new ArrayList<>();
    step.actions().forEach(action -> placed(action, step).ifPresent(actions::add));
    actions.forEach(action -> apply(action, step, look));
    Why whole = reasons ? Wording.withTurn(why, situation.turn(look.now())) : why;
    firings.add(new Firing(key, look.now(), step.rule(), actions, whole));
    byThemselves += cause.kind() == Cause.Kind.EVENT ? 0 : 1;
  }

  /** A goal that the catalogue names is that of the service as it is now. */
  private Optional<Action> placed(Action action, Step step) {
    if (!(action instanceof Action.Move move) || move.fact().isEmpty()) {
      return Optional.of(action);
    }
    String service = situation.around().service();
    Optional<Action> there =
        Optional.ofNullable(pack.pack.catalogue().services().get(service)).flatMap(move::of);
    if (there.isEmpty()) {
      memo.problem(
          "step %s moves nothing: service '%s' has no %s"
              .formatted(step.name(), service, move.fact().orElse("")));
    }
    return there;
  }

  private boolean isFull() {
    boolean full = byThemselves >= MOST_FIRINGS;
    if (full) {
      memo.problem("more than %d steps fired; the rest is left out".formatted(MOST_FIRINGS));
    }
    return full;
  }

  private void apply(Action action, Step step, Look look) {
    switch (action) {
      case Action.RaiseNext raise -> levels.raiseNext(look.now(), rule(step));
      case Action.RaiseTo raise -> levels.raiseTo(raise.level(), look.now(), rule(step));
      case Action.Oblige oblige -> duties.oblige(oblige.obligation());
      case Action.Put put when put.field().equals(StandardField.LEVEL.field()) ->
          levels.put(put.value(), look.now(), rule(step));
      case Action.Put put -> situation.put(put.field(), put.value(), look.now(), rule(step));
      case Action.Assign assign -> assign(assign.to(), look.now(), rule(step));
      case Action.OpenTicket outer -> {}
      case Action.Move outer -> {}
      case Action.Comment outer -> {}
      case Action.Tell outer -> {}
    }
  }

  private static String rule(Step step) {
    return step.rule().toString();
  }

  private void assign(String to, Instant now, String rule) {
    new Addressees(pack.pack, situation.around())
        .of(List.of(to)).stream()
            .findFirst()
            .ifPresent(
                address -> {
                  String key = address.toLowerCase(Locale.ROOT);
                  Party party = new Party(key, address, address, "");
                  situation.put(StandardField.ASSIGNEE.field(), new Value.Person(party), now, rule);
                });
  }

  /** Asks for what a gate misses. */
  void ask(Gate gate, GateReading reading, Look look) {
    if (!inForce.allows("gate:" + gate.name() + "#1", gate.name(), look.now()) || isFull()) {
      return;
    }
    String missing = String.join(", ", reading.missing());
    SortedMap<String, String> facts = Wording.facts(situation);
    facts.put("missing", missing);
    Action question = new Action.Comment(new Action.Where.Origin(), Visibility.PUBLIC, gate.ask());
    firings.add(
        new Firing(
            "gate:" + gate.name() + "#1",
            look.now(),
            gate.rule(),
            List.of(question),
            new Why("missing: " + missing, facts)));
    byThemselves++;
  }

  /** In the order in which they fired. */
  List<Firing> firings() {
    return firings;
  }
}
