package org.incidentbridge.testkit.engine;

import java.time.Instant;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerSink;

/**
 * Writes as another sink does. It is not told which files are copies of others, so that one that
 * settles in its own way has a single method to say so in.
 */
class DressedSink implements TrackerSink {

  private final TrackerSink inner;

  DressedSink(TrackerSink inner) {
    this.inner = inner;
  }

  @Override
  public Outcome apply(Command command, ContentSource contents) {
    return inner.apply(command, contents);
  }

  @Override
  public Outcome settle(Command command, Instant since) {
    return inner.settle(command, since);
  }

  @Override
  public Likeness likeness(String field, Value written, TicketSnapshot ticket) {
    return inner.likeness(field, written, ticket);
  }

  @Override
  public int cost(Command command) {
    return inner.cost(command);
  }
}
