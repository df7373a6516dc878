package org.incidentbridge.app.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which calls were heard of late, so that none counts twice. Safe for use by many threads. */
final class SeenDeliveries {

  private final Duration window;
  private final int most;
  private final Map<String, Instant> heard = new LinkedHashMap<>();

  /**
   * @param window for how long a call is remembered
   * @param most how many are; with more the oldest are forgotten first
   */
  SeenDeliveries(Duration window, int most) {
    this.window = window;
    this.most = most;
  }

  /** Takes note of a call; whether it was not heard before. */
  synchronized boolean isNew(String delivery, Instant now) {
    forget(now);
    return heard.putIfAbsent(delivery, now) == null;
  }

  private void forget(Instant now) {
    Iterator<Instant> oldest = heard.values().iterator();
    while (oldest.hasNext()) {
      boolean old = !oldest.next().plus(window).isAfter(now);
      if (!old && heard.size() < most) {
        return;
      }
      oldest.remove();
    }
  }
}
