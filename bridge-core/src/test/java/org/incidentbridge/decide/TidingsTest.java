package org.incidentbridge.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.notice.Notice;
import org.junit.jupiter.api.Test;

/** What notices carry besides their text. */
final class TidingsTest {

  private static Notice.Content saying(String text) {
    var facts = new TreeMap<>(Map.of("title", "Mail is down", "workaround", "Use the old client."));
    return new Notice.Content("Outage", text, facts);
  }

  /** N5, M13. */
  @Test
  void aWorkaroundGoesOnlyWhereTheTextTellsIt() {
    assertThat(Tidings.discreet(saying("Until then: Use the old client.")).facts())
        .containsKeys("title", "workaround");
    assertThat(Tidings.discreet(saying("It is down.")).facts()).containsOnlyKeys("title");
  }
}
