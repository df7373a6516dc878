package org.incidentbridge.app.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in one world, told in words only if somebody asks. */
final class History {

  private record Line(Instant at, Supplier<String> text) {}

  private final InstantSource clock;
  private final List<Line> lines = new ArrayList<>();

  History(InstantSource clock) {
    this.clock = clock;
  }

  void add(Supplier<String> text) {
    lines.add(new Line(clock.instant(), text));
  }

  String told() {
    StringBuilder told = new StringBuilder();
    lines.forEach(l -> told.append(l.at()).append("  ").append(l.text().get()).append('\n'));
    return told.toString();
  }
}
