package org.incidentbridge.testkit.sim.rt;

import java.time.InstantSource;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * Request Tracker 5 behind REST 2.0, with the faults of the real one: failed writes that answer
 * 200, writes that take effect and end in a broken connection, dates of searches that are read in
 * the account's zone, lists without a dependable end. The state is in memory; people act on it
 * through {@link #as}, checkers read it through {@link #inspect}.
 *
 * <p>A new simulator has the superuser {@code root}, the bridge's account {@code bridge} (zone UTC,
 * language {@code en}) and no queue. Safe for parallel calls.
 */
public final class RtSimulator implements HttpSimulator {

  private static final String BRIDGE = "bridge";

  private final Site site;
  private final World world;
  private final RtAdmin admin;
  private final String bridgeToken;
  private final Front front;

  public RtSimulator(InstantSource clock, RtOptions options) {
    world = new World(clock, options);
    site = new Site(world);
    admin = new RtAdmin(site);
    front = new Front(site);
    admin.addUser("root", "Enoch Root", "root@rt.example.test");
    admin.superuser("root");
    admin.addUser(BRIDGE, "Sync Bridge", "bridge@rt.example.test");
    admin.zone(BRIDGE, "UTC");
    admin.language(BRIDGE, "en");
    bridgeToken = admin.newToken(BRIDGE);
  }

  /** The token of the bridge's account. */
  public String bridgeToken() {
    return bridgeToken;
  }

  /** Sets up queues, users, rights, fields; needs no rights. */
  public RtAdmin admin() {
    return admin;
  }

  /** A person at the web interface; the account must exist. */
  public RtPerson as(String userName) {
    return new RtPerson(site, userName);
  }

  /** The state as it truly is, for checks. */
  public RtView inspect() {
    return new RtView(world);
  }

  @Override
  public SimResponse handle(SimRequest request) {
    synchronized (world) {
      return front.answer(request);
    }
  }
}
