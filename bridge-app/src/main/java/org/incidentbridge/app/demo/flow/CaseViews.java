package org.incidentbridge.app.demo.flow;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.store.Problems.Problem;

/** What a bridge holds of all its incidents, a line for each thing, as of now. */
public final class CaseViews {

  private final Workbench bench;
  private final InstantSource clock;

  /**
   * Views on one bridge.
   *
   * @param bench open as long as it is looked at
   * @param clock what is overdue and what has run out depends on it
   */
  public CaseViews(Workbench bench, InstantSource clock) {
    this.bench = bench;
    this.clock = clock;
  }

  /** Each duty of all incidents: its name, and whether it is open, met, late or dropped. */
  public List<String> duties() {
    return cases(
        c -> c.verdict().duties().obligations().stream().map(o -> said(o, "open")).toList());
  }

  /** The same, where what is open and was due is overdue. */
  public List<String> overdue() {
    return cases(
        c ->
            c.verdict().duties().obligations().stream()
                .map(o -> said(o, isOverdue(o) ? "overdue" : "open"))
                .toList());
  }

  private boolean isOverdue(Obligation duty) {
    return duty.due().filter(clock.instant()::isAfter).isPresent();
  }

  private static String said(Obligation duty, String open) {
    return duty.rule().name()
        + " "
        + duty.end().map(e -> e.how().name().toLowerCase(Locale.ROOT)).orElse(open);
  }

  /** What gates of all incidents miss, by name; what is complete is left out. */
  public List<String> gates() {
    return cases(
        c ->
            c.verdict().duties().gates().stream()
                .filter(g -> !g.missing().isEmpty())
                .map(g -> g.name() + ": " + String.join(", ", g.missing()))
                .toList());
  }

  /** Each clock of all incidents that has begun: its name, state and due time. */
  public List<String> clocks() {
    return cases(
        c ->
            c.verdict().clocks().stream()
                .flatMap(
                    clock ->
                        clock.latest().stream()
                            .map(
                                run ->
                                    clock.name()
                                        + " "
                                        + run.state().name().toLowerCase(Locale.ROOT)
                                        + run.promise().due().map(d -> " " + d).orElse("")))
                .toList());
  }

  /** What a view tells of each incident, one after the other. */
  public <T> List<T> cases(Function<Casebook.Case, List<T>> view) {
    var book = new Casebook(Workbench.rules(bench.config()));
    return bench
        .store()
        .inTransaction(
            tables ->
                book.all(tables, clock.instant()).stream()
                    .flatMap(c -> view.apply(c).stream())
                    .toList());
  }

  /** What a person should look at. */
  public List<String> problems() {
    return bench
        .store()
        .inTransaction(t -> t.problems().all(99).stream().map(Problem::message).toList());
  }
}
