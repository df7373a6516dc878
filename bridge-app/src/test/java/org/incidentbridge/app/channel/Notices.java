package org.incidentbridge.app.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.notice.Parcel;

/** Small messages. */
final class Notices {

  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final IncidentId ONE = new IncidentId("INC-AAAAAAAAAA");
  static final IncidentId TWO = new IncidentId("INC-BBBBBBBBBB");

  private Notices() {}

  static Notice about(String name, IncidentId incident, String... to) {
    var facts = new TreeMap<>(Map.of("title", "Mail \"down\"\n{{now}}", "severity", "sev1"));
    return new Notice(
        NoticeKey.of(name),
        incident,
        "mail",
        List.of(to),
        new Notice.Content("Überfällig: " + name, "Größe 😀\n.\nEnde", facts),
        new Notice.Timing(NOON, false, "g"));
  }

  static Parcel of(Notice... notices) {
    NoticeKey id =
        notices.length == 1
            ? notices[0].key()
            : NoticeKey.of(Stream.of(notices).map(n -> n.key().text()).toArray(String[]::new));
    return new Parcel(id, List.of(notices), NOON.plusSeconds(60));
  }

  static Parcel to(String... addresses) {
    return of(about("a", ONE, addresses));
  }
}
