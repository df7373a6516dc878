package org.incidentbridge.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All clocks of an incident, in the order of the pack. */
final class Clocks {
  private final List<ClockRun> runs = new ArrayList<>();
  private final List<Map<String, Object>> shown = new ArrayList<>();
  private final boolean read;
  private final Memo memo;
  private final Surroundings surroundings;

  Clocks(ReadyPack pack, Variables variables, Memo memo, Surroundings surroundings) {
    this.memo = memo;
    this.surroundings = surroundings;
    this.read = pack.questions.read(Topics.CLOCKS);
    Map<String, Map<String, Object>> all = new HashMap<>();
    for (ReadyPack.Clock clock : pack.clocks) {
      runs.add(new ClockRun(clock, memo, surroundings));
      if (read) {
        Map<String, Object> idle = idle();
        shown.add(idle);
        all.put(clock.rule().name(), idle);
      }
    }
    variables.set("clocks", all);
  }

  private static Map<String, Object> idle() {
    Map<String, Object> idle = new HashMap<>();
    idle.put("state", "idle");
    idle.put("cycle", 0L);
    for (String flag : new String[] {"started", "running", "paused", "breached", "met"}) {
      idle.put(flag, false);
    }
    return idle;
  }

  void look(Look look, Causes causes) {
    for (int i = 0; i < runs.size(); i++) {
      runs.get(i).look(look, causes);
      show(i);
    }
  }

  private void show(int index) {
    ClockRun run = runs.get(index);
    if (!read || run.number() == 0) {
      return;
    }
    Map<String, Object> now = shown.get(index);
    ClockReading.State state = run.state();
    boolean changed = Variables.put(now, "state", state.word());
    changed |= Variables.put(now, "cycle", (long) run.number());
    changed |= Variables.put(now, "started", true);
    changed |= Variables.put(now, "running", run.isRunning() && !run.isHalted());
    changed |= Variables.put(now, "paused", run.isHalted());
    changed |=
        Variables.put(
            now,
            "breached",
            state == ClockReading.State.BREACHED || state == ClockReading.State.MISSED);
    changed |= Variables.put(now, "met", state == ClockReading.State.MET);
    if (changed) {
      memo.changed(Topics.CLOCKS);
    }
  }

  /** When something may come about by itself; {@link Instant#MAX} if never. */
  Instant next() {
    Instant next = Instant.MAX;
    for (ClockRun run : runs) {
      next = Moments.earlier(next, run.next(surroundings));
    }
    return next;
  }

  /** Causes what is due. */
  void fire(Instant now, Causes causes) {
    for (int i = 0; i < runs.size(); i++) {
      runs.get(i).fire(now, causes);
      show(i);
    }
  }

  /** Whether a row that is watched was ever measured against. */
  boolean watchedCounted() {
    for (ClockRun run : runs) {
      if (run.watchedCounted()) {
        return true;
      }
    }
    return false;
  }

  List<ClockReading> readings(Instant now) {
    List<ClockReading> readings = new ArrayList<>(runs.size());
    for (ClockRun run : runs) {
      readings.add(run.reading(now));
    }
    return readings;
  }
}
