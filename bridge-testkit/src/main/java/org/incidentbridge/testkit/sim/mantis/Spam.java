package org.incidentbridge.testkit.sim.mantis;

/** The only rate limit MantisBT has: history events per hour, for REPORTER and below. */
final class Spam {

  private static final long WINDOW_SECONDS = 3600;

  private final World world;

  Spam(World world) {
    this.world = world;
  }

  void check(User user) {
    int most = world.options.limits().antispamEvents();
    boolean watched =
        world.options.selfRegistration()
            && user.access.value() <= AccessLevel.REPORTER.value()
            && most > 0;
    if (watched && recent(user) >= most) {
      throw Fault.coded(Fault.Code.SPAM, "Hit rate limit threshold", "");
    }
  }

  private long recent(User user) {
    long since = world.now() - WINDOW_SECONDS;
    return world.issues.values().stream()
        .flatMap(i -> i.history.stream())
        .filter(h -> h.user() == user.id && h.at() > since)
        .count();
  }
}
