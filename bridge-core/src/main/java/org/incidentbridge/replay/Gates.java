package org.incidentbridge.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.replay.Verdict.GateReading;

/** The gates of an incident: what it has to hold, and whether that was asked for. */
final class Gates {
  private final ReadyPack pack;
  private final Memo memo;
  private final Map<String, Boolean> shown = new HashMap<>();
  private final boolean[] asked;

  Gates(ReadyPack pack, Variables variables, Memo memo) {
    this.pack = pack;
    this.memo = memo;
    this.asked = new boolean[pack.gates.size()];
    for (ReadyPack.Asking each : pack.gates) {
      shown.put(each.gate().name(), true);
    }
    variables.set("gates", shown);
  }

  void look() {
    if (!pack.questions.read(Topics.GATES)) {
      return;
    }
    for (ReadyPack.Asking each : pack.gates) {
      Boolean open = !memo.holds(each.when()) || isComplete(each);
      if (!open.equals(shown.put(each.gate().name(), open))) {
        memo.changed(Topics.GATES);
      }
    }
  }

  private boolean isComplete(ReadyPack.Asking gate) {
    for (Question need : gate.needs()) {
      if (!memo.holds(need)) {
        return false;
      }
    }
    return true;
  }

  /** Whether something is to be asked for. */
  boolean hasQuestions() {
    for (int i = 0; i < asked.length; i++) {
      if (isToAsk(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isToAsk(int index) {
    ReadyPack.Asking each = pack.gates.get(index);
    return !asked[index]
        && !each.gate().ask().isEmpty()
        && memo.holds(each.when())
        && !isComplete(each);
  }

  /** The next gate whose question is to be put; it counts as asked from now on. */
  Optional<GateReading> ask() {
    for (int i = 0; i < asked.length; i++) {
      if (isToAsk(i)) {
        asked[i] = true;
        return Optional.of(reading(pack.gates.get(i)));
      }
    }
    return Optional.empty();
  }

  /** The gate of that name. */
  Gate gate(String name) {
    return pack.pack.duties().gates().stream()
        .filter(g -> g.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private GateReading reading(ReadyPack.Asking gate) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < gate.needs().size(); i++) {
      if (!memo.holds(gate.needs().get(i))) {
        missing.add(gate.gate().needs().get(i).title());
      }
    }
    return new GateReading(gate.gate().name(), missing);
  }

  /** Those that apply. */
  List<GateReading> readings() {
    List<GateReading> readings = new ArrayList<>();
    for (ReadyPack.Asking each : pack.gates) {
      if (memo.holds(each.when())) {
        readings.add(reading(each));
      }
    }
    return readings;
  }
}
