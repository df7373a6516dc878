package org.incidentbridge.backtest;

import org.incidentbridge.timeline.Timeline;

/**
 * The history of one incident.
 *
 * @param id unique among those that are read together; never blank
 * @param key of the ticket that it began with, as people write it
 * @param timeline all that happened, in canonical words
 */
public record PastIncident(String id, String key, Timeline timeline) {}
