package org.incidentbridge.jira.cloud;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.jira.shared.JiraSink;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerSink;

/** Remembers which issues were written to, so that searches show them as they are now. */
final class RememberingSink implements TrackerSink {

  private final JiraSink sink;
  private final RecentWrites written;

  RememberingSink(JiraSink sink, RecentWrites written) {
    this.sink = sink;
    this.written = written;
  }

  @Override
  public Outcome apply(Command command, ContentSource contents) {
    Outcome outcome = sink.apply(command, contents);
    note(command, outcome);
    return outcome;
  }

  @Override
  public Outcome settle(Command command, Instant since) {
    return settle(command, since, Set.of());
  }

  @Override
  public Outcome settle(Command command, Instant since, Set<String> others) {
    Outcome outcome = sink.settle(command, since, others);
    note(command, outcome);
    return outcome;
  }

  @Override
  public Likeness likeness(String field, Value written, TicketSnapshot ticket) {
    return sink.likeness(field, written, ticket);
  }

  @Override
  public Optional<String> obstacle(Command command) {
    return sink.obstacle(command);
  }

  @Override
  public int cost(Command command) {
    return sink.cost(command);
  }

  private void note(Command command, Outcome outcome) {
    if (outcome instanceof Outcome.Applied applied) {
      boolean made = command instanceof Command.CreateTicket;
      written.wrote(made ? applied.receipt().createdId().orElse("") : command.target().ticketId());
    }
  }
}
