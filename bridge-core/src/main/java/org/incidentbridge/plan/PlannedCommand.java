package org.incidentbridge.plan;

import org.incidentbridge.model.IncidentId;
import org.incidentbridge.spi.Command;

/**
 * A command with its reasons, as it stands in the plan and waits in the outbox.
 *
 * @param command what the tracker is asked
 * @param incident for which incident
 * @param purpose what the incident records once it is applied
 * @param explanation what changes and why, for people
 */
public record PlannedCommand(
    Command command, IncidentId incident, Purpose purpose, Explanation explanation) {}
