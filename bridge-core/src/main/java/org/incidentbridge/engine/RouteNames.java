package org.incidentbridge.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Route;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Store;

/**
 * Knows which route of the configuration is one of before under another name: between the same
 * trackers one name went and one came that was never there. A route that stood beside the one that
 * went shares on terms of its own, and is never taken for it (N5).
 */
final class RouteNames {

  private static final String BETWEEN = "\n";
  private static final String NOTED = "known";

  private final Store.Tables tables;
  private final Bridge bridge;

  RouteNames(Store.Tables tables, Bridge bridge) {
    this.tables = tables;
    this.bridge = bridge;
  }

  /** Takes note of the routes that there are; to be called before anything is decided. */
  boolean note() {
    if (bridge.routes().isEmpty()) {
      return false; // a pause
    }
    for (TrackerId to : bridge.vocabularies().keySet()) {
      bridge.vocabularies().keySet().forEach(from -> note(from, to));
    }
    bridge.routes().stream().filter(r -> !isKnown(r.name())).forEach(r -> put(r, List.of()));
    return true;
  }

  private void note(TrackerId from, TrackerId to) {
    Set<String> before = words(to, "routes from " + from);
    List<Route> now =
        bridge.routes().stream().filter(r -> r.from().equals(from) && r.to().equals(to)).toList();
    Set<String> names = new LinkedHashSet<>(now.stream().map(Route::name).toList());
    if (names.equals(before)) {
      return;
    }
    List<String> gone = before.stream().filter(n -> bridge.route(n).isEmpty()).toList();
    List<Route> fresh = now.stream().filter(r -> !isKnown(r.name())).toList();
    if (gone.size() == 1 && fresh.size() == 1) {
      Set<String> all = new TreeSet<>(earlier(to, gone.getFirst()));
      all.add(gone.getFirst());
      put(fresh.getFirst(), all);
    }
    tables.cursors().put(to, "routes from " + from, new Cursor(String.join(BETWEEN, names)));
  }

  private void put(Route route, Collection<String> earlier) {
    String names = NOTED + BETWEEN + String.join(BETWEEN, earlier);
    tables.cursors().put(route.to(), purpose(route.name()), new Cursor(names));
  }

  private boolean isKnown(String name) {
    return bridge.vocabularies().keySet().stream()
        .anyMatch(t -> !tables.cursors().get(t, purpose(name)).equals(Cursor.START));
  }

  /** Whether this route had that name before. */
  boolean wasCalled(Route route, String name) {
    return earlier(route.to(), route.name()).contains(name);
  }

  private Set<String> earlier(TrackerId to, String route) {
    Set<String> names = words(to, purpose(route));
    names.remove(NOTED);
    return names;
  }

  private Set<String> words(TrackerId tracker, String purpose) {
    String text = tables.cursors().get(tracker, purpose).text();
    Set<String> words = new LinkedHashSet<>(Arrays.asList(text.split(BETWEEN, -1)));
    words.remove("");
    return words;
  }

  private static String purpose(String route) {
    return "route " + route;
  }
}
