package org.incidentbridge.model;

import java.time.Instant;

/**
 * Why a value is what it is.
 *
 * @param source the ticket it was read from
 * @param at when that ticket was last changed, by its tracker's clock
 * @param rule which rule took it, for people
 */
public record Provenance(TicketRef source, Instant at, String rule) {}
