package org.incidentbridge.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All obligations of an incident. */
final class Duties {
  private final ReadyPack pack;
  private final Memo memo;
  private final Surroundings surroundings;
  private final List<Obligation> all = new ArrayList<>();
  private final List<DutyRun> runs = new ArrayList<>();
  private final List<Map<String, Object>> shown = new ArrayList<>();
  private final boolean read;

  /** Whether one that waits may open now. */
  private boolean asked;

  Duties(ReadyPack pack, Variables variables, Memo memo, Situation situation) {
    this.pack = pack;
    this.memo = memo;
    this.surroundings = situation.surroundings();
    var bearers = new Bearers(pack.pack, situation);
    this.read = pack.questions.read(Topics.OBLIGATIONS);
    Map<String, Map<String, Object>> variable = new HashMap<>();
    for (ReadyPack.Duty duty : pack.duties) {
      runs.add(new DutyRun(duty, memo, bearers, all));
      if (read) {
        Map<String, Object> none = new HashMap<>();
        shown.add(none);
        variable.put(duty.rule().name(), none);
        show(runs.size() - 1);
      }
    }
    variables.set("obligations", variable);
  }

  /** A step asks for one, unless it is open already. */
  void oblige(String name) {
    Integer index = pack.dutyIndexes.get(name);
    if (index != null && !runs.get(index).isOpen()) {
      runs.get(index).await();
      asked = true;
    }
  }

  /**
   * Opens what was asked for, but what another one comes before: that opens when the other one is
   * acknowledged, and falls away with it when the other one is needed no more.
   */
  void open(Instant now) {
    while (asked) {
      asked = false;
      for (int i = 0; i < runs.size(); i++) {
        if (runs.get(i).waits() && before(i).map(DutyRun::isAcknowledged).orElse(true)) {
          asked = true;
          open(i, now);
        }
      }
    }
  }

  private void open(int index, Instant now) {
    if (!runs.get(index).open(now, surroundings)) {
      giveUpAfter(index);
    }
    show(index);
  }

  private void giveUpAfter(int dropped) {
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).waits() && before(i).equals(Optional.of(runs.get(dropped)))) {
        runs.get(i).giveUp();
        giveUpAfter(i);
      }
    }
  }

  private Optional<DutyRun> before(int index) {
    return pack.duties.get(index).rule().done().after().map(pack.dutyIndexes::get).map(runs::get);
  }

  void look(Look look) {
    boolean ended = false;
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).look(look)) {
        ended = true;
        show(i);
        if (!runs.get(i).isAcknowledged()) {
          giveUpAfter(i);
        }
      }
    }
    if (ended) {
      asked = true;
      open(look.now());
    }
  }

  private void show(int index) {
    if (!read) {
      return;
    }
    DutyRun run = runs.get(index);
    Map<String, Object> now = shown.get(index);
    boolean changed = Variables.put(now, "open", run.isOpen());
    changed |= Variables.put(now, "met", run.wasAcknowledged());
    changed |= Variables.put(now, "overdue", run.isOverdue());
    changed |= Variables.put(now, "count", (long) run.number());
    if (changed) {
      memo.changed(Topics.OBLIGATIONS);
    }
  }

  /** When something may come about by itself; {@link Instant#MAX} if never. */
  Instant next() {
    Instant next = Instant.MAX;
    for (DutyRun run : runs) {
      next = Moments.earlier(next, run.next(surroundings));
    }
    return next;
  }

  /** Causes what being overdue causes. */
  void fire(Instant now, Causes causes) {
    for (int i = 0; i < runs.size(); i++) {
      runs.get(i).fire(now, causes);
      show(i);
    }
  }

  /** In the order in which they were opened. */
  List<Obligation> all() {
    return all;
  }
}
