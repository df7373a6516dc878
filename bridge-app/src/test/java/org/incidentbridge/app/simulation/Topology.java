package org.incidentbridge.app.simulation;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.ConfigLoader;
import org.incidentbridge.config.Loaded;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.testkit.sim.jira.Edition;

/** Which trackers there are and how they are joined; loaded once and shared by all worlds. */
final class Topology {

  private static final List<String> FILES =
      List.of("desk-engineering", "engineering-ops", "three", "partner-both", "desk-steps");

  /** Those with Request Tracker or Zendesk, which have a third of the worlds. */
  private static final List<String> OTHERS =
      List.of(
          "rt-engineering",
          "rt-mantis",
          "rt-both",
          "zendesk-engineering",
          "zendesk-mantis",
          "zendesk-rt",
          "all-kinds");

  private static final List<Topology> ALL =
      Stream.concat(FILES.stream(), OTHERS.stream()).map(Topology::new).toList();

  private static final int FORCED = Integer.getInteger("simulation.topology", -1);

  private final String name;
  private final BridgeConfig config;

  private Topology(String name) {
    this(name, load(name));
  }

  private Topology(String name, BridgeConfig config) {
    this.name = name;
    this.config = config;
  }

  static Topology of(long seed) {
    return ALL.get(FORCED >= 0 ? FORCED : number(seed));
  }

  /** Every third world has a Request Tracker or a Zendesk; two of 21 have trackers of all kinds. */
  private static int number(long seed) {
    if (Math.floorMod(seed, 3 * OTHERS.size()) == 3) {
      return FILES.size() + OTHERS.indexOf("all-kinds");
    }
    return Math.floorMod(seed, 3) == 2
        ? FILES.size() + Math.floorMod(seed / 3, OTHERS.size())
        : Math.floorMod(seed, FILES.size());
  }

  /** In two of three worlds other owners than those that are written down. */
  Topology varied(Random random) {
    return random.nextInt(3) == 0 ? this : new Topology(name, new Owners(random).draw(config));
  }

  /** After an administrator gave fields other owners; what tickets show stays comparable. */
  Topology reowned(Random random) {
    return new Topology(name, new Owners(random).draw(config));
  }

  /** After so many seeds the topologies come again in the same order. */
  static int period() {
    return 3 * FILES.size() * OTHERS.size();
  }

  private static BridgeConfig load(String name) {
    URL file = Objects.requireNonNull(Topology.class.getResource("/simulation/" + name + ".yaml"));
    try {
      Loaded loaded = ConfigLoader.load(Path.of(file.toURI()), Map.of(), Adapters.found());
      if (loaded instanceof Loaded.Good good) {
        return good.config();
      }
      throw new IllegalStateException(loaded.problems().toString());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  BridgeConfig config() {
    return config;
  }

  List<Side> sides(Clocks clocks, Stress stress, Random random) {
    List<Side> sides = new ArrayList<>();
    boolean pages = stress.has(Stress.Kind.PAGES);
    for (BridgeConfig.TrackerConfig tracker : config.trackers()) {
      String id = tracker.id().toString();
      if (tracker.type().equals("zendesk")) {
        sides.add(new ZendeskSide(id, clocks.of(id), random));
      } else if (tracker.type().equals("rt")) {
        sides.add(new RtSide(id, clocks.of(id), random));
      } else if (tracker.type().equals("mantis")) {
        sides.add(new MantisSide(id, pages ? covered(id) : List.of(), clocks.of(id), random));
      } else {
        boolean cloud = tracker.settings().require("edition").equals("cloud");
        String home = tracker.settings().texts("projects").getFirst();
        Edition edition = cloud ? Edition.CLOUD : Edition.DATA_CENTER;
        Duration lag =
            stress.has(Stress.Kind.LAG)
                ? Duration.ofSeconds(360 + random.nextInt(540))
                : Duration.ofSeconds(random.nextInt(25));
        var plan = new JiraSide.Plan(id, home, edition, lag, pages);
        sides.add(new JiraSide(plan, clocks.of(id), random));
      }
    }
    return sides;
  }

  /** Where incidents begin: trackers that no route leads to. */
  Set<String> origins() {
    Set<String> origins = new TreeSet<>();
    routes().forEach(r -> origins.add(r.from().toString()));
    routes().forEach(r -> origins.remove(r.to().toString()));
    return origins;
  }

  List<Route> routes() {
    return config.bridge().routes();
  }

  /** Whether internal notes go from anywhere to that side, as internal ones. */
  boolean internalFlows() {
    return routes().stream()
        .anyMatch(r -> r.terms().share().internal() == Share.Internal.AS_INTERNAL);
  }

  /**
   * Whether assignees are synced and each of these, by login name or empty, is in the table of
   * people, where first names are login names.
   */
  boolean knows(Collection<String> assignees) {
    Set<String> known = new TreeSet<>(Set.of(""));
    config
        .bridge()
        .people()
        .entries()
        .forEach(p -> known.add(p.name().split(" ")[0].toLowerCase(Locale.ROOT)));
    return known.size() > 1 && known.containsAll(assignees);
  }

  /** What kind of tracker that is. */
  String type(TrackerId tracker) {
    return config.trackers().stream()
        .filter(t -> t.id().equals(tracker))
        .findFirst()
        .orElseThrow()
        .type();
  }

  /** The projects of a tracker in which the bridge is at work. */
  List<String> covered(String tracker) {
    return config.trackers().stream()
        .filter(t -> t.id().toString().equals(tracker))
        .flatMap(t -> Adapters.covered(t).stream())
        .toList();
  }

  /** How many tickets an incident has when all is well. */
  int size() {
    return config.trackers().size();
  }

  @Override
  public String toString() {
    return name
        + config.trackers().stream().map(t -> t.id().toString()).collect(Collectors.toList())
        + routes().stream().map(r -> r.terms().fields()).distinct().toList();
  }
}
