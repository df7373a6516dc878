package org.incidentbridge.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.pack.ClockRule.Again;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.ClockReading.Pause;
import org.incidentbridge.replay.ClockReading.State;

/** One clock of an incident while its history is lived through. */
final class ClockRun {
  static final String STOPPED = "was stopped";

  private final ReadyPack.Clock clock;
  private final Memo memo;
  private final PromiseRun promise;
  private final List<Cycle> ended = new ArrayList<>(1);
  private final List<Pause> pauses = new ArrayList<>(2);
  private boolean running;
  private int number;
  private Instant start = Instant.MIN;
  private Instant pausedSince = Instant.MAX;
  private String pausedWhy = "";
  private boolean startHeld;
  private boolean restartHeld;

  /** Whether the newest cycle was begun by an event, and not by a state that lasted. */
  private boolean begunByEvent;

  /** Whether a cycle began at this moment; no other one follows it there but by another event. */
  private boolean begunNow;

  /** Whether what ended the cycle before still holds: it does not end the next one, too. */
  private boolean stopWorn;

  private final Rest rest;

  ClockRun(ReadyPack.Clock clock, Memo memo, Surroundings surroundings) {
    this.clock = clock;
    this.memo = memo;
    this.promise = new PromiseRun(clock, memo, surroundings);
    this.rest = new Rest(clock.run(), memo);
  }

  /** Looks at an event, or at what followed from it: a stop counts before a start. */
  void look(Look look, Causes causes) {
    if (isOver()) {
      return;
    }
    begunNow &= !look.first();
    boolean stops = running && memo.holds(clock.run().stop());
    if (stops && !stopWorn) {
      stop(look, causes);
    } else if (running) {
      stopWorn &= stops;
      restart(look);
    }
    if (!running) {
      startAgain(look);
    }
    if (!running || !look.seesEvent()) {
      startHeld = memo.holds(clock.run().start());
      begunByEvent &= look.seesEvent() || !startHeld;
    }
    if (running) {
      pause(look);
      promise.refresh(look.now(), start, pauses, pausedSince);
    }
  }

  private void stop(Look look, Causes causes) {
    closePause(look.now());
    promise.refresh(look.now(), start, pauses, Instant.MAX);
    State verdict = promise.verdict(look.now());
    end(look.now(), verdict);
    if (verdict == State.MET) {
      for (int step : clock.causes().mets()) {
        causes.add(step, new Cause(number, Cause.Kind.MET, name(), promise.limit()));
      }
    } else if (verdict == State.MISSED) {
      promise.miss(look.now(), number, causes);
    }
    rest.begin(look);
    if (clock.rule().run().again() == Again.REPEAT && memo.holds(clock.run().start())) {
      begin(look);
      stopWorn = true;
    }
  }

  private void end(Instant now, State verdict) {
    ended.add(cycle(Optional.of(now), verdict, now));
    running = false;
    memo.touch();
  }

  /** What the restart changes is of the cycle that it begins: the old one is judged without it. */
  private void restart(Look look) {
    boolean holds = memo.holds(clock.run().restart());
    if (holds && !restartHeld) {
      closePause(look.now());
      promise.settle(start, pauses);
      end(look.now(), promise.isBreached() ? State.MISSED : State.RESTARTED);
      begin(look);
    }
    restartHeld = holds;
  }

  private void startAgain(Look look) {
    boolean starts = memo.holds(clock.run().start());
    if (number == 0) {
      if (starts) {
        begin(look);
      }
      return;
    }
    Again again = clock.rule().run().again();
    boolean free = again != Again.NEVER && rest.ends(look, starts, startHeld);
    if (again == Again.NEVER || begunNow || rest.lasts()) {
      return;
    }
    if (starts ? free || !startHeld : free && goesOn(again)) {
      goOn(again, look);
    }
  }

  /** Whether a start that does not hold now was one for good. */
  private boolean goesOn(Again again) {
    return rest.isAsked() || (again == Again.RESUME && begunByEvent);
  }

  private void goOn(Again again, Look look) {
    if (again == Again.RESUME) {
      resume(look);
    } else {
      begin(look);
    }
  }

  private void begin(Look look) {
    start = look.now();
    pauses.clear();
    promise.begin();
    begunByEvent = look.seesEvent();
    run();
  }

  private void resume(Look look) {
    Instant stopped = ended.getLast().stop().orElse(look.now());
    addPause(stopped, look.now(), STOPPED);
    promise.resume();
    run();
  }

  private void run() {
    number++;
    begunNow = true;
    stopWorn = false;
    running = true;
    restartHeld = true;
    memo.touch();
  }

  private void pause(Look look) {
    boolean holds = memo.holds(clock.run().pause());
    if (holds && !isPaused()) {
      pausedSince = look.now();
      pausedWhy = look.because(clock.run().pause());
      promise.stale();
    } else if (!holds) {
      closePause(look.now());
    }
  }

  private void closePause(Instant now) {
    if (isPaused()) {
      addPause(pausedSince, now, pausedWhy);
      pausedSince = Instant.MAX;
    }
  }

  private void addPause(Instant from, Instant to, String why) {
    if (from.isBefore(to)) {
      pauses.add(new Pause(from, Optional.of(to), why));
    }
    promise.stale();
  }

  private boolean isPaused() {
    return pausedSince.isBefore(Instant.MAX);
  }

  /**
   * When its share steps or its breach are due, or a calendar that matters to it opens or closes;
   * {@link Instant#MAX} if never.
   */
  Instant next(Surroundings surroundings) {
    Instant next = running ? promise.next(pausedSince) : Instant.MAX;
    if (!clock.namesHours()) {
      return next;
    }
    for (Question question : relevant()) {
      next = Moments.earlier(next, surroundings.next(question));
    }
    return next;
  }

  private List<Question> relevant() {
    if (running) {
      return clock.whileRunning();
    }
    return isOver() ? List.of() : clock.whileStopped();
  }

  /** Whether it was stopped for good: nothing begins another cycle. */
  private boolean isOver() {
    return !running && number > 0 && clock.rule().run().again() == Again.NEVER;
  }

  /** Causes what is due. */
  void fire(Instant now, Causes causes) {
    if (running) {
      promise.fire(now, pausedSince, number, causes);
    }
  }

  boolean watchedCounted() {
    return promise.watchedCounted();
  }

  String name() {
    return clock.rule().name();
  }

  boolean isRunning() {
    return running;
  }

  boolean isHalted() {
    return running && isPaused();
  }

  int number() {
    return number;
  }

  State state() {
    if (!running) {
      return ended.getLast().state();
    }
    return promise.isBreached() ? State.BREACHED : isPaused() ? State.PAUSED : State.RUNNING;
  }

  Instant due() {
    return promise.due();
  }

  /** As it stands at a moment. */
  ClockReading reading(Instant now) {
    List<Cycle> cycles = new ArrayList<>(ended);
    if (running) {
      cycles.add(cycle(Optional.empty(), state(), now));
    }
    return new ClockReading(clock.rule(), cycles);
  }

  private Cycle cycle(Optional<Instant> stop, State state, Instant now) {
    List<Pause> all = new ArrayList<>(pauses);
    if (isPaused()) {
      all.add(new Pause(pausedSince, Optional.empty(), pausedWhy));
    }
    return new Cycle(number, start, stop, all, promise.reading(now, state, pausedSince), state);
  }
}
