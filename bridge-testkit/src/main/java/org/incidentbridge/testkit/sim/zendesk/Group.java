package org.incidentbridge.testkit.sim.zendesk;

import java.time.Instant;

/** A team of agents. */
record Group(long id, String name, Instant created) {}
