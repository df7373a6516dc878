package org.incidentbridge.testkit.sim.rt;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Who may do what in which queue. */
final class Access {

  private static final int EVERYONE = 0;
  private static final int EVERYWHERE = 0;

  private final Map<Place, Set<RtRight>> granted = new HashMap<>();

  private record Place(int user, int queue) {}

  void grant(int user, int queue, Set<RtRight> rights) {
    granted(user, queue).addAll(rights);
  }

  void grantEverywhere(int user, Set<RtRight> rights) {
    grant(user, EVERYWHERE, rights);
  }

  void grantEveryone(int queue, Set<RtRight> rights) {
    grant(EVERYONE, queue, rights);
  }

  void revoke(int user, int queue, Set<RtRight> rights) {
    granted(user, queue).removeAll(rights);
  }

  boolean may(Actor actor, RtRight right, Queue queue) {
    return actor.free() || may(actor.user(), right, queue);
  }

  boolean may(User user, RtRight right, Queue queue) {
    return user.superuser
        || mayEverywhere(user, right)
        || has(user.id, queue.id, right)
        || has(EVERYONE, queue.id, right);
  }

  boolean mayEverywhere(User user, RtRight right) {
    return user.superuser || has(user.id, EVERYWHERE, right);
  }

  private boolean has(int user, int queue, RtRight right) {
    return granted.getOrDefault(new Place(user, queue), Set.of()).contains(right);
  }

  private Set<RtRight> granted(int user, int queue) {
    return granted.computeIfAbsent(new Place(user, queue), p -> EnumSet.noneOf(RtRight.class));
  }
}
