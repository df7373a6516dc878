package org.incidentbridge.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/**
 * Many linked incidents without the hours of mirroring them: the trackers have a ticket for each,
 * and the store gets a copy of one incident that the bridge mirrored itself.
 */
final class Crowd {

  private static final TrackerId SUPPORT = new TrackerId("support");
  private static final TrackerId ENGINEERING = new TrackerId("engineering");
  private static final int BATCH = 1000;

  private final Estate estate;
  private final Incident pattern;

  Crowd(Estate estate) {
    this.estate = estate;
    this.pattern =
        estate
            .bridge()
            .store()
            .inTransaction(t -> t.incidents().of(new TicketRef(SUPPORT, "1")).orElseThrow());
  }

  /** Adds the tickets from number 2 on to the store, once the trackers have them. */
  void remember() {
    List<String> mirrors = estate.workshop().ids();
    TicketSnapshot ticket = seen(SUPPORT, "2");
    TicketSnapshot mirror = seen(ENGINEERING, mirrors.get(1));
    for (int from = 1; from < mirrors.size(); from += BATCH) {
      int begin = from;
      int end = Math.min(mirrors.size(), from + BATCH);
      estate
          .bridge()
          .store()
          .inTransaction(
              tables -> {
                for (int i = begin; i < end; i++) {
                  TicketRef one = new TicketRef(SUPPORT, Integer.toString(i + 1));
                  TicketRef other = new TicketRef(ENGINEERING, mirrors.get(i));
                  save(tables, ticket, one, one.id());
                  save(tables, mirror, other, "ENG-" + (i + 1));
                  tables.incidents().save(copy(i, Map.of(SUPPORT, one, ENGINEERING, other)));
                }
                return end;
              });
    }
  }

  private TicketSnapshot seen(TrackerId tracker, String id) {
    Tracker there =
        Objects.requireNonNull(estate.bridge().fleet().trackers().get(tracker), "no " + tracker);
    Sighting sighting = there.source().fetch(id);
    if (sighting instanceof Sighting.Seen seen) {
      return seen.ticket();
    }
    throw new IllegalStateException("cannot read " + id + " of " + tracker + ": " + sighting);
  }

  private static void save(Store.Tables tables, TicketSnapshot like, TicketRef ref, String key) {
    TicketSnapshot.Head head = like.head();
    var own =
        new TicketSnapshot.Head(
            key,
            head.url(),
            head.project(),
            head.type(),
            head.outside(),
            head.restricted(),
            head.stamp());
    var ticket = new TicketSnapshot(ref, own, like.fields(), like.talk(), "");
    tables.tickets().save(new Tickets.Seen(ticket, 0));
  }

  private Incident copy(int number, Map<TrackerId, TicketRef> refs) {
    List<TicketState> tickets =
        pattern.tickets().stream()
            .map(
                t ->
                    new TicketState(
                        refs.getOrDefault(t.ref().tracker(), t.ref()),
                        t.place(),
                        t.route(),
                        t.presence(),
                        t.baselines()))
            .toList();
    return new Incident(
        new IncidentId("INC-" + letters(number)),
        pattern.facts(),
        tickets,
        pattern.shared(),
        pattern.conflicts());
  }

  private static String letters(int number) {
    StringBuilder text = new StringBuilder("AAAAAAAAAA");
    int rest = number;
    for (int at = text.length() - 1; rest > 0; at--) {
      text.setCharAt(at, (char) ('A' + rest % 26));
      rest /= 26;
    }
    return text.toString();
  }
}
