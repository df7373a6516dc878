package org.incidentbridge.plan;

import java.util.List;
import java.util.Map;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TicketRef;

/**
 * What has to be written for one incident.
 *
 * @param commands in the order in which each ticket gets them
 * @param problems per ticket the fields that cannot be written, with the reason (N10)
 */
public record Plan(List<PlannedCommand> commands, Map<TicketRef, Map<FieldName, String>> problems) {
  public Plan {
    commands = List.copyOf(commands);
    problems = Map.copyOf(problems);
  }
}
