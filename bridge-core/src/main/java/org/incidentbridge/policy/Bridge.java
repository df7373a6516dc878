package org.incidentbridge.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;

/**
 * The whole configuration as the pure middle of the road needs it.
 *
 * @param vocabularies by tracker; one for every tracker named in a route
 * @param routes in the order written; the first route that syncs a field names its owner
 * @param people who is who
 * @param reach how far a policy reaches
 */
public record Bridge(
    Map<TrackerId, Vocabulary> vocabularies, List<Route> routes, People people, Reach reach) {

  public Bridge {
    vocabularies = Map.copyOf(vocabularies);
    routes = List.copyOf(routes);
  }

  /** A configuration without a policy. */
  public Bridge(Map<TrackerId, Vocabulary> vocabularies, List<Route> routes, People people) {
    this(vocabularies, routes, people, Reach.NONE);
  }

  /** The same under a policy. */
  public Bridge within(Reach other) {
    return new Bridge(vocabularies, routes, people, other);
  }

  public Vocabulary vocabulary(TrackerId tracker) {
    Vocabulary vocabulary = vocabularies.get(tracker);
    if (vocabulary == null) {
      throw new IllegalArgumentException("no tracker named " + tracker);
    }
    return vocabulary;
  }

  /** Whether no ticket is covered by a route or a policy, so that nothing is to be done. */
  public boolean isIdle() {
    return routes.isEmpty() && reach.covers().isEmpty();
  }

  /** Whether incidents may begin in a tracker, by a route or under a policy. */
  public boolean beginsIn(TrackerId tracker) {
    return reach.covers().contains(tracker)
        || routes.stream().anyMatch(route -> route.from().equals(tracker));
  }

  /** Whether a tracker is configured; incidents may have tickets in one that no longer is. */
  public boolean knows(TrackerId tracker) {
    return vocabularies.containsKey(tracker);
  }

  public Optional<Route> route(String name) {
    return routes.stream().filter(r -> r.name().equals(name)).findFirst();
  }
}
