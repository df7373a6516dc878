package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.spi.Panel;
import org.incidentbridge.spi.PanelBoard;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** Remembers what it is shown. */
final class PanelWall implements PanelBoard {

  final Map<String, Panel> shown = new HashMap<>();
  final List<Integer> calls = new ArrayList<>();
  Optional<Kind> broken = Optional.empty();
  String poison = "";

  @Override
  public Shown show(List<Panel> panels) {
    calls.add(panels.size());
    broken.ifPresent(
        kind -> {
          throw new TrackerException(kind, "not now");
        });
    if (panels.stream().anyMatch(p -> p.ticketId().equals(poison))) {
      throw new TrackerException(Kind.INVALID, "not understood");
    }
    Set<String> older = new HashSet<>();
    for (Panel panel : panels) {
      Panel before = shown.get(panel.ticketId());
      if (before != null && before.at().isAfter(panel.at())) {
        older.add(panel.ticketId());
      } else {
        shown.put(panel.ticketId(), panel);
      }
    }
    return new Shown(Map.of(), older);
  }

  Panel only() {
    assertThat(shown).hasSize(1);
    return shown.values().iterator().next();
  }
}
