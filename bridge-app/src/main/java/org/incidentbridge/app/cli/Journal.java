package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.store.Outbox.Entry;

/** Keeps what was applied, to be shown as done. */
final class Journal implements Progress {

  private final Progress screen;
  private final List<Entry> applied = Collections.synchronizedList(new ArrayList<>());

  Journal(Progress screen) {
    this.screen = screen;
  }

  List<Entry> applied() {
    return List.copyOf(applied);
  }

  @Override
  public void pulled(TrackerId tracker, long sightings) {
    screen.pulled(tracker, sightings);
  }

  @Override
  public void decided(long rows, long waiting) {
    screen.decided(rows, waiting);
  }

  @Override
  public void delivered(Entry entry, Outcome outcome) {
    if (outcome instanceof Outcome.Applied) {
      applied.add(entry);
    }
    screen.delivered(entry, outcome);
  }
}
