package org.incidentbridge.config;

import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;

/**
 * A route of which not both sides are known. It is checked as far as that goes, so that all
 * problems are told at once.
 *
 * @param name as written
 * @param side the side that is known
 * @param fields what it certainly syncs
 */
record HalfRoute(String name, Optional<TrackerId> side, Set<FieldName> fields) {}
