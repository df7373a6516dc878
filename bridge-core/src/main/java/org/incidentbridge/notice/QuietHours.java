package org.incidentbridge.notice;

import java.time.Instant;

/** Times at which a channel is silent. Pure; the same answer whenever it is asked. */
@FunctionalInterface
public interface QuietHours {

  /** Never silent. */
  QuietHours NONE = at -> at;

  /** The first moment not before this one at which the channel speaks; the moment itself if so. */
  Instant nextAllowed(Instant at);
}
