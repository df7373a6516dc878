package org.incidentbridge.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Store;

/**
 * What the configuration lets the links in each tracker tell of an incident. Where that has
 * changed, all tickets there are decided on once more, so that no link tells what it may not any
 * more (N5).
 */
final class LinkWords {

  private static final String PURPOSE = "link words";
  private static final Set<Capability> WORDS =
      EnumSet.of(Capability.SEVERITY_LINKS, Capability.INSIDER_LINKS);

  private final Store.Tables tables;

  LinkWords(Store.Tables tables) {
    this.tables = tables;
  }

  /** Takes note of it; a store that does not know yet has its links as they are. */
  void note(Map<TrackerId, Capabilities> trackers) {
    trackers.forEach(
        (tracker, able) -> {
          if (able.can(Capability.SUMMARY_LINKS)) {
            note(tracker, able);
          }
        });
  }

  private void note(TrackerId tracker, Capabilities able) {
    Set<Capability> told = EnumSet.copyOf(WORDS);
    told.removeIf(word -> !able.can(word));
    var now = new Cursor("v1 " + told);
    Cursor stands = tables.cursors().get(tracker, PURPOSE);
    if (!stands.equals(now)) {
      tables.cursors().put(tracker, PURPOSE, now);
      if (!stands.equals(Cursor.START)) {
        Reconsidering.again(tables, tracker);
      }
    }
  }
}
