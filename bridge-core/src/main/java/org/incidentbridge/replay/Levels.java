package org.incidentbridge.replay;

import static org.incidentbridge.model.StandardField.LEVEL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.calendar.CoverageException;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.Trigger;

/** The support level: where it begins, what people make of it, what steps raise it to. */
final class Levels {
  private final ReadyPack pack;
  private final Situation situation;
  private final Memo memo;
  private final Surroundings surroundings;
  private final List<Timer> timers = new ArrayList<>();
  private String word = "";
  private Instant since = Instant.MIN;
  private int visit;

  /** A step that fires after some time at a level. */
  private static final class Timer {
    private final int step;
    private final Trigger.AtLevel trigger;
    private int asked;
    private int times;

    Timer(int step, Trigger.AtLevel trigger) {
      this.step = step;
      this.trigger = trigger;
    }
  }

  Levels(ReadyPack pack, Situation situation, Memo memo, Surroundings surroundings) {
    this.pack = pack;
    this.situation = situation;
    this.memo = memo;
    this.surroundings = surroundings;
    for (ReadyPack.Steps ready : pack.steps) {
      if (ready.step().trigger() instanceof Trigger.AtLevel trigger) {
        timers.add(new Timer(ready.index(), trigger));
      }
    }
  }

  /** The incident begins, at the level that people gave it or at that of the ladder. */
  void begin(Instant now) {
    Value set = situation.value(LEVEL.field());
    List<Ladder.Level> levels = ladder().levels();
    if (!set.isAbsent()) {
      come(set.display(), now, "set by people");
      return;
    }
    for (ReadyPack.Start start : pack.starts) {
      if (memo.holds(start.when())) {
        come(start.rule().level(), now, start.rule().rule().toString());
        return;
      }
    }
    if (!levels.isEmpty()) {
      come(levels.getFirst().word(), now, "the lowest level");
    }
  }

  /** People set the level. */
  void set(Value value, Instant now) {
    if (!value.isAbsent()) {
      come(value.display(), now, "set by people");
    }
  }

  /** A step sets the level, whatever it was. */
  void put(Value value, Instant now, String rule) {
    if (!value.isAbsent()) {
      come(value.display(), now, rule);
    }
  }

  private void come(String to, Instant now, String rule) {
    if (!to.equals(word)) {
      word = to;
      since = now;
      visit++;
    }
    if (!ladder().levels().isEmpty()) {
      situation.compute(LEVEL.field(), Value.line(to), now, rule);
    }
  }

  /** Raises to the next level above that may handle the incident, if there is one. */
  void raiseNext(Instant now, String rule) {
    List<Ladder.Level> levels = ladder().levels();
    for (int i = place(word) + 1; i < levels.size(); i++) {
      if (memo.holds(pack.handles.get(i))) {
        come(levels.get(i).word(), now, rule);
        return;
      }
    }
  }

  /** Raises to a level, or to the highest below it that may handle the incident. */
  void raiseTo(String level, Instant now, String rule) {
    int here = place(word);
    for (int i = place(level); i > here; i--) {
      if (memo.holds(pack.handles.get(i))) {
        come(ladder().levels().get(i).word(), now, rule);
        return;
      }
    }
  }

  private int place(String level) {
    List<Ladder.Level> levels = ladder().levels();
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).word().equals(level)) {
        return i;
      }
    }
    return -1;
  }

  private Ladder ladder() {
    return pack.pack.ladder();
  }

  /** When the next step is due for the time at this level; {@link Instant#MAX} if none. */
  Instant next() {
    Instant next = Instant.MAX;
    for (Timer timer : timers) {
      if (timer.asked < visit && isHere(timer)) {
        next = Moments.earlier(next, due(timer));
      }
    }
    return next;
  }

  /** Causes the steps that are due. */
  void fire(Instant now, Causes causes) {
    for (Timer timer : timers) {
      if (timer.asked < visit && isHere(timer) && !due(timer).isAfter(now)) {
        timer.asked = visit;
        timer.times++;
        causes.add(timer.step, new Cause(timer.times, Cause.Kind.AT_LEVEL, word, limit(timer)));
      }
    }
  }

  private boolean isHere(Timer timer) {
    return visit > 0 && (timer.trigger.level().isEmpty() || timer.trigger.level().equals(word));
  }

  private Cause.Limit limit(Timer timer) {
    return new Cause.Limit(due(timer), surroundings.calendar(timer.trigger.hours()).zone());
  }

  private Instant due(Timer timer) {
    try {
      return surroundings.calendar(timer.trigger.hours()).add(since, timer.trigger.after());
    } catch (CoverageException never) {
      memo.problem("time at level " + word + ": " + never.getMessage());
      return Instant.MAX;
    }
  }
}
