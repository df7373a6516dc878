package org.incidentbridge.testkit.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.People;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.policy.Vocabulary.Term;

/**
 * Configurations for engine tests: a help desk, an engineering tracker and an operations tracker.
 */
final class Desks {

  static final TrackerId DESK = new TrackerId("desk");
  static final TrackerId ENG = new TrackerId("eng");
  static final TrackerId OPS = new TrackerId("ops");
  static final FieldName TITLE = StandardField.TITLE.field();
  static final FieldName STATUS = StandardField.STATUS.field();
  static final FieldName RESOLUTION = StandardField.RESOLUTION.field();
  static final FieldName PRIORITY = StandardField.PRIORITY.field();
  static final FieldName LABELS = StandardField.LABELS.field();
  static final FieldName SERVICE = StandardField.SERVICE.field();

  private Desks() {}

  static Bridge of(Route... routes) {
    return new Bridge(
        Map.of(DESK, words(DESK), ENG, words(ENG), OPS, words(OPS)), List.of(routes), People.NONE);
  }

  static Route route(String name, TrackerId from, TrackerId to, Share share, Answers answers) {
    return new Route(
        name,
        new Route.Ends(from, to),
        Condition.ALWAYS,
        new Route.Create("P", "", Map.of(), ""),
        new Route.Terms(owners(to), share, answers));
  }

  /** A route that joins the ticket named in the field {@code service}. */
  static Bridge adopting() {
    Route made = route("bugs", DESK, ENG, Share.STANDARD, Answers.STANDARD);
    var create = new Route.Create("P", "", Map.of(), SERVICE.name());
    return of(new Route(made.name(), made.ends(), made.when(), create, made.terms()));
  }

  static Bridge deskToEng() {
    return of(route("bugs", DESK, ENG, Share.STANDARD, Answers.STANDARD));
  }

  static SortedMap<FieldName, Owner> owners(TrackerId works) {
    return new TreeMap<>(
        Map.of(
            TITLE, new Owner.Origin(),
            STATUS, new Owner.Of(works),
            RESOLUTION, new Owner.Of(works),
            PRIORITY, new Owner.Latest(),
            LABELS, new Owner.Union(),
            SERVICE, new Owner.Ask()));
  }

  private static Vocabulary words(TrackerId tracker) {
    var same = ValueMap.SAME;
    var status =
        new ValueMap(
            Map.of("Open", "new", "Working", "in-progress", "Done", "resolved", "Shut", "closed"));
    var resolution = new ValueMap(Map.of("Fixed", "fixed"));
    var priority = new ValueMap(Map.of("P1", "urgent", "P2", "high", "P3", "normal"));
    return new Vocabulary(
        tracker,
        new TreeMap<>(
            Map.of(
                TITLE, new Term("summary", FieldKind.LINE, same, false),
                STATUS, new Term("status", FieldKind.WORD, status, false),
                RESOLUTION, new Term("resolution", FieldKind.WORD, resolution, false),
                PRIORITY, new Term("prio", FieldKind.WORD, priority, false),
                LABELS, new Term("tags", FieldKind.NAMES, same, false),
                SERVICE, new Term("service", FieldKind.LINE, same, false))));
  }

  /** The same with another field in one tracker's vocabulary. */
  static Bridge with(Bridge bridge, TrackerId tracker, FieldName field, Term term) {
    Map<TrackerId, Vocabulary> all = new HashMap<>(bridge.vocabularies());
    SortedMap<FieldName, Term> fields = new TreeMap<>(bridge.vocabulary(tracker).fields());
    fields.put(field, term);
    all.put(tracker, new Vocabulary(tracker, fields));
    return new Bridge(all, bridge.routes(), bridge.people());
  }

  /** The same, in which no route syncs a field. */
  static Bridge without(Bridge bridge, FieldName field) {
    List<Route> routes = new ArrayList<>();
    for (Route route : bridge.routes()) {
      SortedMap<FieldName, Owner> owners = new TreeMap<>(route.terms().fields());
      owners.remove(field);
      routes.add(syncing(route, owners));
    }
    return new Bridge(bridge.vocabularies(), routes, bridge.people());
  }

  /** The same, in which all routes sync another field. */
  static Bridge owned(Bridge bridge, FieldName field, Owner owner) {
    List<Route> routes = new ArrayList<>();
    for (Route route : bridge.routes()) {
      SortedMap<FieldName, Owner> owners = new TreeMap<>(route.terms().fields());
      owners.put(field, owner);
      routes.add(syncing(route, owners));
    }
    return new Bridge(bridge.vocabularies(), routes, bridge.people());
  }

  private static Route syncing(Route route, SortedMap<FieldName, Owner> owners) {
    var terms = new Route.Terms(owners, route.terms().share(), route.terms().answers());
    return new Route(route.name(), route.ends(), route.when(), route.create(), terms);
  }
}
