package org.incidentbridge.plan;

import java.net.URI;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;

/**
 * What the planner knows of the trackers.
 *
 * @param capabilities by tracker
 * @param icons by tracker, where an address is known
 * @param cost API calls that a command usually takes
 */
public record Terrain(
    Map<TrackerId, Capabilities> capabilities,
    Map<TrackerId, URI> icons,
    ToIntFunction<Command> cost) {

  public Terrain {
    capabilities = Map.copyOf(capabilities);
    icons = Map.copyOf(icons);
  }

  boolean can(TrackerId tracker, Capability capability) {
    Capabilities known = capabilities.get(tracker);
    return known != null && known.can(capability);
  }
}
