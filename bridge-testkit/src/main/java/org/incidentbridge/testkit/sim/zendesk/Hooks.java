package org.incidentbridge.testkit.sim.zendesk;

import java.util.Objects;
import java.util.function.LongConsumer;

/** Where tests get in between the steps of one request. Set before use. */
public final class Hooks {

  private volatile LongConsumer beforeUpdate = id -> {};

  /** Called with the id of a ticket after a PUT for it came in and before it takes effect. */
  public void beforeUpdate(LongConsumer hook) {
    beforeUpdate = Objects.requireNonNull(hook);
  }

  /** Removes all hooks. */
  public void clear() {
    beforeUpdate = id -> {};
  }

  void updating(long ticketId) {
    beforeUpdate.accept(ticketId);
  }
}
