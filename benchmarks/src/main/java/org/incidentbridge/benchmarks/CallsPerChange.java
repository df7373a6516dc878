package org.incidentbridge.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.incidentbridge.testkit.SettableClock;

/**
 * (c) API calls for a changed ticket against the least that is safe: the reading of the change, the
 * write, and before the write a reading where the tracker has no conditional write.
 */
final class CallsPerChange implements Benchmark {

  private static final Duration PASS = Duration.ofMinutes(10);
  private static final int BULK = 100;

  @Override
  public String title() {
    return "API calls per changed ticket against the least that is safe";
  }

  @Override
  public List<Figure> run(Scale scale) {
    int tickets = Math.min(scale.tickets(), 1000);
    SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:30:15Z"));
    try (Estate estate = Estate.inProcess(clock, clock::advance)) {
      estate.desk().report(tickets);
      estate.settle(() -> clock.advance(PASS));
      Round round = new Round(estate, clock, tickets / 2);
      List<Figure> figures = new ArrayList<>();
      double all = 0;
      double least = 0;
      for (Change change : Change.values()) {
        double calls = round.calls(change);
        double needed = round.least(change);
        all += calls;
        least += needed;
        figures.add(Figure.of(change.title() + ": calls per change", calls, ""));
        figures.add(Figure.of(change.title() + ": least", needed, ""));
      }
      figures.add(Figure.ratio("calls / least, all kinds together", all / least));
      return figures;
    }
  }

  /**
   * What people do. Reading directly costs a call, reading in bulk a hundredth. A write to MantisBT
   * is followed by one more reading: its stamps count seconds, so that what a person changes in the
   * second of the write shows in no other way.
   */
  enum Change {
    TITLE("title in MantisBT, read and set in Jira", 1, 2),
    COMMENT("note in MantisBT, comment in Jira", 1, 1),
    STATUS("status in Jira, set in MantisBT by If-Match", 0, 2),
    ANSWER("comment in Jira, note in MantisBT", 0, 2);

    private final String title;
    private final int directReads;
    private final int writing;

    Change(String title, int directReads, int writing) {
      this.title = title;
      this.directReads = directReads;
      this.writing = writing;
    }

    String title() {
      return title;
    }
  }

  private record Round(Estate estate, SettableClock clock, int tickets) {

    /** Until the bridge is at rest, less what as many idle cycles cost. */
    double calls(Change change) {
      clock.advance(PASS);
      for (int i = 1; i <= tickets; i++) {
        act(change).accept(i);
      }
      clock.advance(PASS);
      estate.resetCalls();
      estate.settle(() -> clock.advance(PASS));
      long calls = estate.calls();
      return (double) calls / tickets;
    }

    private IntConsumer act(Change change) {
      var ada = estate.desk().ada();
      var alice = estate.workshop().alice();
      return switch (change) {
        case TITLE -> i -> ada.edit(i).set("summary", Prose.title(i) + ", again").save();
        case COMMENT -> i -> ada.note(i, Prose.note(i));
        case STATUS -> i -> alice.transition("ENG-" + i, "Selected");
        case ANSWER -> i -> alice.comment("ENG-" + i, Prose.answer(i));
      };
    }

    /** The lists of both trackers, once for the change and once to see that all is at rest. */
    double least(Change change) {
      double lists = 2.0 * 2;
      double bulk = change.directReads == 0 ? 1.0 / BULK : 0;
      return change.directReads + change.writing + bulk + lists / tickets;
    }
  }
}
