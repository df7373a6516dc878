package org.incidentbridge.engine;

import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.spi.Command;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;

/** An incident of which nothing can be read at the moment: its promises run on all the same. */
final class OutOfSight {

  private final Store.Tables tables;

  OutOfSight(Store.Tables tables) {
    this.tables = tables;
  }

  /**
   * What nobody can read now may be for insiders only by now, and gets no ticket elsewhere (N5).
   */
  Plan without(Plan plan) {
    List<PlannedCommand> commands =
        plan.commands().stream().filter(c -> !isNew(c.command())).toList();
    return new Plan(commands, plan.problems());
  }

  private boolean isNew(Command command) {
    return command instanceof Command.CreateTicket
        && tables.outbox().find(command.target().key()).isEmpty();
  }

  /** A failure stops no other incident (N10). */
  Problem rest(Incident incident, RuntimeException why, Instant now) {
    TicketRef ref = incident.origin().ref();
    String what =
        "its promises could not be looked at: %s. They rest until it can be read; please report this"
            .formatted(why);
    Problem problem = new Problem(ref, "promises", what, now);
    tables.problems().replace(ref, List.of(problem));
    tables.cases().rest(incident.id());
    return problem;
  }
}
