package org.incidentbridge.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.replay.Verdict.GateReading;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.Timeline;

/** One incident while its history is lived through: used once. */
final class History {
  /** The most moments of an incident that are looked at without an event; calendars make them. */
  static final int MOST_MOMENTS = 100_000;

  /** The most moments at one instant; a policy that needs more contradicts itself. */
  static final int MOST_AT_ONCE = 50;

  /** The most looks at one moment; a policy that needs more runs in circles. */
  static final int MOST_LOOKS = 20;

  private final ReadyPack pack;
  private final Timeline timeline;
  private final Variables variables = new Variables();
  private final Memo memo;
  private final Surroundings surroundings;
  private final Situation situation;
  private final Levels levels;
  private final Gates gates;
  private final Clocks clocks;
  private final Duties duties;
  private final Escalation escalation;
  private final Causes causes;
  private Instant now = Instant.MIN;
  private boolean begun;
  private boolean starting;
  private boolean inForce;
  private boolean counts;
  private int moments;
  private int atOnce;

  /**
   * One incident.
   *
   * @param reasons whether firings tell why they fired
   */
  History(ReadyPack pack, Timeline timeline, InForce steps, boolean reasons) {
    this.pack = pack;
    this.timeline = timeline;
    this.memo = new Memo(pack.topics, variables.all());
    this.surroundings = new Surroundings(pack, variables, memo);
    this.situation = new Situation(pack, variables, memo, surroundings);
    this.levels = new Levels(pack, situation, memo, surroundings);
    this.gates = new Gates(pack, variables, memo);
    this.clocks = new Clocks(pack, variables, memo, surroundings);
    this.duties = new Duties(pack, variables, memo, situation);
    this.escalation =
        new Escalation(pack, memo, situation, new Escalation.Means(levels, duties, steps, reasons));
    this.causes = new Causes(pack.steps.size());
  }

  Verdict until(Instant until) {
    Instant ahead = Instant.MAX;
    List<Event> events = timeline.events();
    int end;
    for (int from = 0; from < events.size(); from = end) {
      Instant at = events.get(from).at();
      if (at.isAfter(until)) {
        ahead = at;
        break;
      }
      end = Edits.end(events, from);
      advance(at, false);
      take(events, from, end);
    }
    advance(until, true);
    return verdict(until, ahead);
  }

  /** Whether a target that is watched was ever measured against. */
  boolean watchedCounted() {
    return clocks.watchedCounted();
  }

  /** Nobody saw the incident with a part of an edit: all of it is there before rules are asked. */
  private void take(List<Event> events, int from, int end) {
    now = events.get(from).at();
    for (int i = from; i < end; i++) {
      apply(events.get(i));
    }
    if (!begun) {
      return;
    }
    surroundings.refresh(now);
    for (int i = from; i < end; i++) {
      Event event = events.get(i);
      memo.changed(EventVariables.write(event, timeline.origin(), variables.event()));
      settle(Look.at(event));
    }
  }

  private void apply(Event event) {
    situation.side(event);
    boolean byBridge = event.by().role() == Actor.Role.BRIDGE;
    switch (event.what()) {
      case Happening.Opened opened when !begun && event.ticket().equals(timeline.origin()) ->
          begin(opened);
      case Happening.Changed changed
          when begun && changed.counts() && (!byBridge || isFound(changed)) ->
          follow(changed, event.by());
      case Happening.Attached attached when !byBridge -> {
        variables.file(attached.name());
        memo.changed(Topics.FILES);
      }
      default -> {}
    }
  }

  /** Which known problem it is, the bridge finds out itself, and no policy decides it. */
  private static boolean isFound(Happening.Changed changed) {
    return changed.field().equals(StandardField.KNOWN_PROBLEM.field());
  }

  private void begin(Happening.Opened opened) {
    begun = true;
    starting = true;
    inForce = pack.pack.head().effective().map(from -> !now.isBefore(from)).orElse(true);
    situation.open(opened);
  }

  private void follow(Happening.Changed changed, Actor by) {
    situation.follow(changed, by);
    if (changed.field().equals(StandardField.LEVEL.field())) {
      levels.set(changed.to(), now);
    }
  }

  /** Lives through the moments before an instant, or up to and with it. */
  private void advance(Instant limit, boolean inclusive) {
    Instant next = next();
    while (inclusive ? !next.isAfter(limit) : next.isBefore(limit)) {
      atOnce = next.equals(now) ? atOnce + 1 : 0;
      if (++moments > MOST_MOMENTS || atOnce > MOST_AT_ONCE) {
        memo.problem("the rules do not come to rest at " + next);
        return;
      }
      now = next;
      moment();
      next = next();
    }
  }

  /** The next moment at which something comes about by itself; {@link Instant#MAX} if none. */
  private Instant next() {
    if (!begun || !inForce || moments > MOST_MOMENTS) {
      return Instant.MAX;
    }
    if (counts && gates.hasQuestions()) {
      return now;
    }
    Instant next = Moments.earlier(clocks.next(), levels.next());
    next = Moments.earlier(next, duties.next());
    for (Question question : pack.standing) {
      next = Moments.earlier(next, surroundings.next(question));
    }
    return Moments.later(next, now);
  }

  private void moment() {
    Look look = Look.at(now);
    surroundings.refresh(now);
    Optional<GateReading> question = counts ? gates.ask() : Optional.empty();
    while (question.isPresent()) {
      escalation.ask(gates.gate(question.get().name()), question.get(), look);
      question = gates.ask();
    }
    clocks.fire(now, causes);
    levels.fire(now, causes);
    duties.fire(now, causes);
    settle(look);
  }

  /** Looks at a moment until nothing follows any more. */
  private void settle(Look first) {
    Look look = first;
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      boolean seesEvent = look.seesEvent();
      variables.showEvent(seesEvent);
      memo.quiet(!seesEvent);
      memo.moved();
      look(look);
      if (!memo.moved() && !seesEvent) {
        return;
      }
      look = look.again();
    }
    variables.showEvent(false);
    memo.quiet(true);
    memo.problem("the rules do not come to rest at " + now);
  }

  private void look(Look look) {
    situation.decide(now);
    if (starting) {
      starting = false;
      levels.begin(now);
    }
    counts = inForce && memo.holds(pack.counts);
    gates.look();
    if (!inForce) {
      return;
    }
    clocks.look(look, causes);
    if (counts) {
      duties.look(look);
    }
    escalation.look(look, causes, counts);
  }

  /**
   * What is to be said.
   *
   * @param ahead when the next event is: where a tracker's clock is ahead, it lies in the future
   */
  private Verdict verdict(Instant until, Instant ahead) {
    Instant next = Moments.earlier(next(), ahead);
    boolean wakes = next.isAfter(until) && next.isBefore(Instant.MAX);
    return new Verdict(
        until,
        new TreeMap<>(situation.computed()),
        begun && counts ? clocks.readings(until) : List.of(),
        escalation.firings(),
        new Verdict.Duties(begun ? gates.readings() : List.of(), counts ? duties.all() : List.of()),
        new Verdict.Outlook(
            wakes ? Optional.of(next) : Optional.empty(), List.copyOf(memo.problems())));
  }
}
