package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.engine.Casebook.Case;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.ClockProof;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.Verdict;

/**
 * What was promised for one incident: its clocks with the proof of each due time, and its steps.
 */
final class Promised {

  /** A proof over years has more lines than anybody reads. */
  private static final int MOST_LINES = 60;

  private static final String INDENT = "    ";

  private final Case promised;

  Promised(Case promised) {
    this.promised = promised;
  }

  void print(PrintWriter out, int width) {
    for (ClockReading clock : promised.verdict().clocks()) {
      for (Cycle cycle : clock.cycles()) {
        out.println();
        out.println(Wrapped.hanging(head(clock, cycle), INDENT, width));
        proof(cycle).forEach(line -> out.println("  " + Wrapped.hanging(line, INDENT, width - 2)));
      }
    }
    for (Verdict.GateReading gate : promised.verdict().duties().gates()) {
      out.println();
      out.println(Wrapped.hanging(said(gate), INDENT, width));
    }
    for (CaseRecord.Fired fired : promised.record().fired()) {
      out.println();
      out.println(Wrapped.hanging(said(fired), INDENT, width));
    }
    out.flush();
  }

  private static String head(ClockReading clock, Cycle cycle) {
    String again = cycle.number() > 1 ? ", cycle " + cycle.number() : "";
    String stop = cycle.stop().map(at -> " at " + Table.moment(at)).orElse("");
    String due = cycle.promise().due().map(at -> ", due " + Table.moment(at)).orElse("");
    return "CLOCK %s (%s)%s: %s%s%s; started %s"
        .formatted(
            clock.name(),
            clock.rule().title(),
            again,
            word(cycle.state()),
            stop,
            due,
            Table.moment(cycle.start()));
  }

  private static String word(ClockReading.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> proof(Cycle cycle) {
    if (cycle.promise().row().isEmpty()) {
      return List.of(
          cycle.promise().due().isPresent()
              ? "closed under an earlier version of the policy, which stays as it was"
              : "no target");
    }
    List<String> lines = ClockProof.of(cycle).text(ZoneOffset.UTC);
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    int half = MOST_LINES / 2;
    List<String> some = new ArrayList<>(lines.subList(0, half));
    some.add("… %d more lines (all of them with --json) …".formatted(lines.size() - 2 * half));
    some.addAll(lines.subList(lines.size() - half, lines.size()));
    return some;
  }

  private static String said(Verdict.GateReading gate) {
    return gate.isOpen()
        ? "GATE %s is open".formatted(gate.name())
        : "GATE %s is shut: %s missing".formatted(gate.name(), String.join(", ", gate.missing()));
  }

  static String said(CaseRecord.Fired fired) {
    return "STEP %s of %s, carried out %s: %s"
        .formatted(
            fired.key(), Table.moment(fired.at()), Table.moment(fired.announced()), fired.why());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Map<String, Object>> clocks = new ArrayList<>();
    for (ClockReading clock : promised.verdict().clocks()) {
      clock.cycles().forEach(cycle -> clocks.add(json(clock, cycle)));
    }
    json.put("clocks", clocks);
    json.put(
        "gates",
        promised.verdict().duties().gates().stream()
            .map(g -> Map.of("gate", g.name(), "missing", g.missing()))
            .toList());
    json.put(
        "steps",
        promised.record().fired().stream()
            .map(
                f ->
                    Map.of(
                        "step", f.key(),
                        "at", Json.time(f.at()),
                        "carriedOut", Json.time(f.announced()),
                        "why", f.why()))
            .toList());
    return json;
  }

  private static Map<String, Object> json(ClockReading clock, Cycle cycle) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clock", clock.name());
    json.put("source", clock.rule().rule().source());
    json.put("title", clock.rule().title());
    json.put("cycle", cycle.number());
    json.put("state", word(cycle.state()));
    json.put("started", Json.time(cycle.start()));
    cycle.stop().ifPresent(at -> json.put("stopped", Json.time(at)));
    cycle.promise().due().ifPresent(at -> json.put("due", Json.time(at)));
    cycle.promise().left().ifPresent(left -> json.put("left", left.toString()));
    Optional.of(cycle)
        .filter(c -> c.promise().row().isPresent())
        .map(c -> ClockProof.of(c).text(ZoneOffset.UTC))
        .ifPresent(proof -> json.put("proof", proof));
    return json;
  }
}
