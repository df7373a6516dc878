package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.decide.Hashes;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.People;
import org.incidentbridge.policy.Reach;
import org.incidentbridge.policy.Route;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Store;

/**
 * Has all known tickets decided on once more when routes, words or people in the configuration have
 * changed: what was refused, could not be told or was covered by no route may be fine by now.
 */
public final class Reconsidering {

  /** Under which it is kept for which configuration a tracker's tickets were decided on. */
  private static final String PURPOSE = "policy";

  /** Most tickets put into the inbox at a time. */
  private static final int MOST = 2000;

  private static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final Store store;
  private final List<TrackerId> trackers;
  private final Bridge bridge;
  private final String policy;
  private final Map<TrackerId, Capabilities> able;

  Reconsidering(Store store, Bridge bridge, Map<TrackerId, Capabilities> able) {
    this.store = store;
    this.able = Map.copyOf(able);
    this.trackers = bridge.vocabularies().keySet().stream().sorted().toList();
    this.bridge = bridge;
    this.policy = fingerprint(bridge);
  }

  /**
   * Takes note, before anything is read, that what a new store will read is decided on for this.
   */
  void begin() {
    store.inTransaction(
        tables -> {
          trackers.stream()
              .filter(t -> tables.cursors().get(t, PURPOSE).equals(Cursor.START))
              .filter(t -> tables.tickets().versions(t).isEmpty())
              .forEach(t -> tables.cursors().put(t, PURPOSE, new Cursor(policy)));
          return trackers;
        });
  }

  /** Whether something stands in the store that was decided on for another configuration. */
  public static boolean isDue(Store.Tables tables, Bridge bridge) {
    String policy = fingerprint(bridge);
    return bridge.vocabularies().keySet().stream()
        .filter(t -> !tables.tickets().versions(t).isEmpty())
        .anyMatch(t -> !tables.cursors().get(t, PURPOSE).text().equals(policy));
  }

  /** Has all tickets of a tracker decided on once more. */
  public static void again(Store.Tables tables, TrackerId tracker) {
    tables.cursors().put(tracker, PURPOSE, Cursor.START);
  }

  /** Takes note of how routes are called and what links tell, before anything is decided. */
  void note() {
    store.inTransaction(
        tables -> {
          new LinkWords(tables).note(able);
          return new RouteNames(tables, bridge).note();
        });
  }

  /** Puts some tickets into the inbox; answers whether there may be more. */
  boolean step() {
    return trackers.stream().anyMatch(t -> store.inTransaction(tables -> step(tables, t)));
  }

  private boolean step(Store.Tables tables, TrackerId tracker) {
    String stands = tables.cursors().get(tracker, PURPOSE).text();
    if (stands.equals(policy)) {
      return false;
    }
    String last = stands.startsWith(policy + " ") ? stands.substring(policy.length() + 1) : "";
    List<String> ids =
        tables.tickets().versions(tracker).keySet().stream()
            .filter(id -> last.isEmpty() || ORDER.compare(id, last) > 0)
            .sorted(ORDER)
            .limit(MOST)
            .toList();
    ids.forEach(id -> Reception.wake(tables, new TicketRef(tracker, id)));
    String done = ids.size() < MOST ? policy : policy + " " + ids.getLast();
    tables.cursors().put(tracker, PURPOSE, new Cursor(done));
    return !ids.isEmpty();
  }

  /** The same for two configurations whose routes, words and people are the same. */
  static String fingerprint(Bridge bridge) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(bridge.vocabularies()).values().forEach(v -> parts.add(v.toString()));
    bridge.routes().forEach(r -> parts.add(told(r)));
    bridge.people().entries().forEach(p -> parts.add(told(p)));
    Optional.of(bridge.reach())
        .filter(reach -> !reach.equals(Reach.NONE))
        .ifPresent(reach -> parts.add(reach.version()));
    return Hashes.of(parts.toArray(String[]::new));
  }

  private static String told(Route route) {
    Route.Create create = route.create();
    Map<String, String> set = new TreeMap<>(create.set());
    return List.of(
            route.name(),
            route.ends().toString(),
            route.when().text(),
            told(create, set),
            route.terms().toString())
        .toString();
  }

  private static String told(Route.Create create, Map<String, String> set) {
    List<String> parts =
        new ArrayList<>(List.of(create.project(), create.type(), set.toString(), create.adopt()));
    if (create.known().isOn()) {
      parts.add(create.known().toString());
    }
    return parts.toString();
  }

  private static String told(People.Entry person) {
    return List.of(person.name(), person.email(), new TreeMap<>(person.accounts()).toString())
        .toString();
  }
}
