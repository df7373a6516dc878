package org.incidentbridge.spi;

import org.incidentbridge.model.TrackerId;

/**
 * What a factory gets.
 *
 * @param id the name in the configuration
 * @param settings the tracker's block
 * @param environment clock and, in tests, transport
 */
public record TrackerSetup(TrackerId id, Settings settings, Environment environment) {}
