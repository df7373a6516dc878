package org.incidentbridge.app.demo;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.incidentbridge.testkit.sim.jira.Edition;

/**
 * Simulated trackers behind real HTTP on loopback, full of support work. The same seed gives the
 * same tickets.
 */
public final class DemoWorld implements Closeable {

  /** The fewest tickets with which everybody finds something to do. */
  public static final int FEWEST = 80;

  private static final Duration PAST = Duration.ofDays(42);
  private final DemoClock clock = new DemoClock(InstantSource.system(), PAST);
  private final Canaries canaries = new Canaries();
  private final Random random;
  private final Filler filler;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Filler.Stream> streams = new ArrayList<>();

  private DemoWorld(long seed) {
    random = new Random(seed);
    filler = new Filler(random, clock, canaries);
  }

  /** A tracker of the demo. */
  public record Tracker(String name, String product, String url, long tickets) {}

  /** What a person did. */
  public record Deed(String who, String where, String what) {}

  /** Requests that reached the simulators. */
  public record Calls(long all, long writes) {

    public Calls minus(Calls before) {
      return new Calls(all - before.all, writes - before.writes);
    }
  }

  /** Starts and fills the simulators; the caller closes them. */
  public static DemoWorld start(int tickets, long seed) {
    DemoWorld world = new DemoWorld(seed);
    try {
      world.open();
      world.filler.fill(world.streams, Math.max(FEWEST, tickets));
      world.relate();
      world.clock.catchUp();
      return world;
    } catch (RuntimeException failure) {
      world.close();
      throw failure;
    }
  }

  private void open() {
    var helpdesk = MantisPlace.start(clock);
    add(helpdesk);
    add(JiraPlace.start("engineering", Edition.CLOUD, clock, JiraTeams::engineering));
    var portal = JiraPlace.start("portal", Edition.CLOUD, clock, JiraTeams::portal);
    add(portal);
    add(JiraPlace.start("operations", Edition.DATA_CENTER, clock, JiraTeams::operations));
    lane(MantisPlace.BUGS, "helpdesk", "engineering", "ENG", false, Lane.Rule.ASK);
    lane(MantisPlace.CHANGES, "helpdesk", "operations", "OPS", true, Lane.Rule.LATEST);
    lane("SD", "portal", "helpdesk", MantisPlace.MISC, true, Lane.Rule.LATEST);
    streams.add(stream(helpdesk, MantisPlace.BUGS, "bug", true, 45));
    streams.add(stream(helpdesk, MantisPlace.CHANGES, "change", false, 25));
    streams.add(new Filler.Stream(portal, "SD", "Incident", "portal", false, Ticket.CLOUD, 25));
    streams.add(stream(helpdesk, MantisPlace.MISC, "misc", true, 8));
  }

  private void add(Place place) {
    places.put(place.name(), place);
  }

  private void lane(
      String project, String from, String to, String target, boolean inside, Lane.Rule rule) {
    lanes.add(new Lane(new Lane.End(from, project), new Lane.End(to, target), inside, rule));
  }

  private static Filler.Stream stream(
      Place place, String project, String tale, boolean secretive, int share) {
    return new Filler.Stream(place, project, "", tale, secretive, Ticket.MANTIS, share);
  }

  /** Some tickets of one tracker belong together. */
  private void relate() {
    for (Place place : places.values()) {
      List<Seen> all = place.seen();
      for (int i = 10; i < all.size(); i += 17) {
        place.relate(Person.ADA, all.get(i).at().key(), all.get(i - 7).at().key());
      }
    }
  }

  /** Writes configuration, people and secrets; answers the configuration's file. */
  public Path writeFiles(Path dir) {
    Map<String, String> facts = new TreeMap<>();
    places.values().forEach(p -> facts.putAll(p.facts()));
    DemoFiles files = new DemoFiles(dir);
    files.write(List.copyOf(places.values()), facts);
    return files.config();
  }

  /** Lets people work in all trackers; what they did, in order. */
  public List<Deed> peopleWork() {
    return new Deeds(places, auditor().pairs(), filler, random)
        .work(streams).stream().map(d -> new Deed(d.who(), d.where(), d.what())).toList();
  }

  /** Counts what is there now. */
  public Audit audit() {
    return auditor().audit(places.values().stream().mapToLong(Place::leaks).sum());
  }

  private Auditor auditor() {
    List<Seen> all = new ArrayList<>();
    places.values().forEach(p -> all.addAll(p.seen()));
    return new Auditor(lanes, all, canaries);
  }

  public List<Tracker> trackers() {
    return places.values().stream()
        .map(p -> new Tracker(p.name(), p.product(), p.url(), p.seen().size()))
        .toList();
  }

  /** Marks that internal texts bear. */
  public int canaries() {
    return canaries.count();
  }

  /** All requests so far. */
  public Calls calls() {
    long all = 0;
    long writes = 0;
    for (Place place : places.values()) {
      all += place.calls().total();
      writes += place.calls().writes();
    }
    return new Calls(all, writes);
  }

  @Override
  public void close() {
    places.values().forEach(Place::close);
  }
}
