package org.incidentbridge.testkit.sim.mantis;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.page.Browsable;

/**
 * MantisBT 2.28 behind its REST interface, with the faults of the real one: lists that lose rows
 * between pages, whole-issue writes that lose parallel changes, times of one second, silent
 * changes, errors that come as 200. The state is in memory; people act on it through {@link #as},
 * checkers read it through {@link #inspect}.
 *
 * <p>A new simulator has the user {@code administrator}, the bridge's user {@code bridge} and no
 * project. Safe for parallel calls.
 */
public final class MantisSimulator implements HttpSimulator {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
  private static final String BASE = "/api/rest/";
  private static final String BRIDGE = "bridge";

  private final World world;
  private final Site site;
  private final Routes routes;
  private final MantisAdmin admin;
  private final String bridgeToken;
  private volatile boolean offline;

  public MantisSimulator(InstantSource clock, MantisOptions options) {
    world = new World(clock, options);
    site = new Site(world);
    routes = new Routes(site);
    admin = new MantisAdmin(site);
    admin.addUser("administrator", AccessLevel.ADMINISTRATOR);
    admin.addUser(BRIDGE, options.bridgeAccess());
    bridgeToken = admin.newToken(BRIDGE);
  }

  /** The API token of the bridge's user. */
  public String bridgeToken() {
    return bridgeToken;
  }

  /** Sets up projects, users, fields; needs no rights. */
  public MantisAdmin admin() {
    return admin;
  }

  /** A person at the web interface. */
  public MantisPerson as(String userName) {
    return new MantisPerson(site, userName);
  }

  /** The state as it truly is, for checks. */
  public MantisView inspect() {
    return new MantisView(site);
  }

  /**
   * The installation as pages for a browser, no part of its REST interface: all issues at {@code
   * /}, one at {@code /view.php?id=12}.
   *
   * @param name what the installation is called on them
   */
  public Browsable.Pages pages(String name) {
    return new MantisPages(name, site);
  }

  /** Where tests get in between the steps of one request. */
  public Hooks hooks() {
    return site.hooks;
  }

  /** Takes the whole installation offline (503) or back. */
  public void offline(boolean now) {
    offline = now;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    try {
      return answer(request);
    } catch (Fault fault) {
      return fault.thrown() ? fault.answer() : dressed(fault.answer());
    }
  }

  private SimResponse dressed(SimResponse answer) {
    return answer
        .with("Cache-Control", "no-store, no-cache, must-revalidate, max-age=0")
        .with("Date", DATE.format(world.clock.instant()))
        .with("X-Mantis-Version", "2.28.4");
  }

  private SimResponse answer(SimRequest request) {
    int base = request.path().indexOf(BASE);
    if (base < 0) {
      throw Fault.page(404, null);
    }
    if (offline) {
      throw Fault.reasonOnly(503, "Mantis Offline");
    }
    User user;
    synchronized (world) {
      user = login(request);
    }
    String path = request.path().substring(base + BASE.length());
    return dressed(routes.answer(world, user, request, path))
        .with("Set-Cookie", "PHPSESSID=" + Integer.toHexString(request.hashCode()) + "; path=/")
        .with("X-Mantis-Username", user.name)
        .with(
            "X-Mantis-LoginMethod", user.name.equals(world.anonymous) ? "anonymous" : "api-token");
  }

  /** Every comma-separated part of the header is tried as a bare token. */
  private User login(SimRequest request) {
    Optional<User> found = Optional.empty();
    for (String token : request.header("Authorization").orElse("").split(", ", -1)) {
      found = found.or(() -> world.userWithToken(token));
    }
    User user =
        found
            .or(world::anonymous)
            .orElseThrow(() -> Fault.reasonOnly(401, "Valid API token required"));
    if (!user.enabled) {
      throw Fault.reasonOnly(403, "Access denied");
    }
    Optional<String> other = request.header("X-Mantis-Username").filter(n -> !n.isEmpty());
    User acting = other.isPresent() ? impersonated(user, other.get()) : user;
    int least = world.config.number("webservice_readonly_access_level_threshold");
    if (acting.access.value() < least) {
      throw Fault.reasonOnly(403, "Higher access level required for API access");
    }
    return acting;
  }

  private User impersonated(User user, String name) {
    User other =
        world
            .userNamed(name)
            .orElseThrow(() -> Fault.reasonOnly(404, "Invalid impersonation username"));
    if (other.id == user.id) {
      throw Fault.reasonOnly(403, "Can't impersonate self");
    }
    if (user.access.value() < world.config.number("impersonate_user_threshold")) {
      throw Fault.reasonOnly(403, "User can't impersonate other users");
    }
    return other;
  }
}
