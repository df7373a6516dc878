package org.incidentbridge.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.incidentbridge.model.IncidentId;

/** Small notices. */
final class Sample {

  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final IncidentId ONE = new IncidentId("INC-AAAAAAAAAA");
  static final List<String> TEAM = List.of("team@acme.example");

  private Sample() {}

  static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  static Notice notice(String name, String group) {
    return notice(name, TEAM, group, false);
  }

  static Notice urgent(String name, String group) {
    return notice(name, TEAM, group, true);
  }

  static Notice notice(String name, List<String> to, String group, boolean urgent) {
    var content = new Notice.Content("Breach " + name, "It was due.", new TreeMap<>());
    var timing = new Notice.Timing(NOON, urgent, group);
    return new Notice(NoticeKey.of(name), ONE, "mail", to, content, timing);
  }

  /** One that was decided on so many seconds after noon and never tried. */
  static Waiting since(long seconds, Notice notice) {
    return new Waiting(notice, at(seconds), new Waiting.Hold(at(seconds), "", false));
  }

  static ChannelTerms within(Duration time, int most) {
    return new ChannelTerms(time, most, QuietHours.NONE, true);
  }
}
