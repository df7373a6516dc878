package org.incidentbridge.store.jdbc;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that works with a store, or the last one that did and did not end well.
 *
 * @param running whether it still works
 * @param begun when it began
 * @param failure what the store could not do, if that was not mended meanwhile
 */
public record LastRun(boolean running, Instant begun, Optional<Failure> failure) {

  /**
   * A failure of the store itself.
   *
   * @param at when it was found
   * @param why a sentence that names the store
   */
  public record Failure(Instant at, String why) {}
}
