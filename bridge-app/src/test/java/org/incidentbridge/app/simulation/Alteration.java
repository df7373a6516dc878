package org.incidentbridge.app.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;

/**
 * Something that an administrator takes out of the configuration and puts back: a word of a value
 * map (which is missing at first), all tickets of a route, a field, a route, a tracker.
 */
final class Alteration {

  private static final Condition NEVER =
      new Condition() {
        @Override
        public Answer test(Map<String, Object> variables) {
          return new Answer(false, "");
        }

        @Override
        public String text() {
          return "false";
        }
      };

  private static final List<StandardField> FIELDS =
      List.of(StandardField.DESCRIPTION, StandardField.PRIORITY, StandardField.LABELS);

  private static final FieldName PRIORITY = StandardField.PRIORITY.field();

  private final String what;
  private final BridgeConfig whole;
  private final BridgeConfig less;
  private final List<FieldName> fields;
  private boolean out;

  private Alteration(
      String what, BridgeConfig whole, Bridge less, List<FieldName> fields, boolean out) {
    this.what = what;
    this.whole = whole;
    this.less = with(whole, less);
    this.fields = fields;
    this.out = out;
  }

  static Alteration draw(BridgeConfig whole, Random random) {
    Bridge bridge = whole.bridge();
    Route route = bridge.routes().get(random.nextInt(bridge.routes().size()));
    TrackerId tracker = whole.trackers().get(random.nextInt(whole.trackers().size())).id();
    FieldName field = FIELDS.get(random.nextInt(FIELDS.size())).field();
    List<FieldName> all = Words.FIELDS.stream().map(StandardField::field).toList();
    return switch (random.nextInt(5)) {
      case 0 ->
          new Alteration(
              "a word of each priority",
              whole,
              new Bridge(fewer(bridge.vocabularies()), bridge.routes(), bridge.people()),
              List.of(PRIORITY),
              true);
      case 1 -> {
        Bridge narrow = routes(bridge, r -> r.equals(route) ? when(r, NEVER) : r);
        yield new Alteration("all tickets of " + route.name(), whole, narrow, List.of(), false);
      }
      case 2 -> {
        Bridge narrow = routes(bridge, r -> without(r, field));
        yield new Alteration("the field " + field, whole, narrow, List.of(field), false);
      }
      case 3 -> {
        Bridge narrow =
            only(bridge, bridge.routes().stream().filter(r -> !r.equals(route)).toList());
        yield new Alteration("the route " + route.name(), whole, narrow, all, false);
      }
      default ->
          new Alteration("the tracker " + tracker, whole, without(bridge, tracker), all, false);
    };
  }

  /** Takes it out, or puts it back. */
  void turn() {
    out = !out;
  }

  void putBack() {
    out = false;
  }

  /** What the bridge is told now. */
  BridgeConfig config() {
    return out ? less : whole;
  }

  /** Of these it cannot be told whose word counts. */
  List<FieldName> fields() {
    return fields;
  }

  @Override
  public String toString() {
    return (out ? "without " : "with ") + what;
  }

  private static BridgeConfig with(BridgeConfig whole, Bridge bridge) {
    List<TrackerConfig> trackers =
        whole.trackers().stream().filter(t -> bridge.knows(t.id())).toList();
    return new BridgeConfig(
        whole.file(),
        whole.store(),
        trackers,
        bridge,
        whole.support(),
        whole.engine(),
        whole.listening());
  }

  private static Bridge only(Bridge bridge, List<Route> routes) {
    return new Bridge(bridge.vocabularies(), routes, bridge.people());
  }

  private static Bridge routes(Bridge bridge, UnaryOperator<Route> each) {
    return only(bridge, bridge.routes().stream().map(each).toList());
  }

  private static Bridge without(Bridge bridge, TrackerId tracker) {
    Map<TrackerId, Vocabulary> vocabularies = new LinkedHashMap<>(bridge.vocabularies());
    vocabularies.remove(tracker);
    List<Route> routes =
        bridge.routes().stream()
            .filter(r -> !r.from().equals(tracker) && !r.to().equals(tracker))
            .toList();
    return new Bridge(vocabularies, routes, bridge.people());
  }

  private static Route when(Route route, Condition condition) {
    return new Route(route.name(), route.ends(), condition, route.create(), route.terms());
  }

  private static Route without(Route route, FieldName field) {
    SortedMap<FieldName, Owner> fields = new TreeMap<>(route.terms().fields());
    fields.remove(field);
    var terms = new Route.Terms(fields, route.terms().share(), route.terms().answers());
    return new Route(route.name(), route.ends(), route.when(), route.create(), terms);
  }

  private static Map<TrackerId, Vocabulary> fewer(Map<TrackerId, Vocabulary> vocabularies) {
    Map<TrackerId, Vocabulary> fewer = new LinkedHashMap<>();
    vocabularies.forEach(
        (tracker, vocabulary) -> {
          SortedMap<FieldName, Vocabulary.Term> terms = new TreeMap<>(vocabulary.fields());
          terms.computeIfPresent(PRIORITY, (name, term) -> fewer(term));
          fewer.put(tracker, new Vocabulary(tracker, terms));
        });
    return fewer;
  }

  private static Vocabulary.Term fewer(Vocabulary.Term term) {
    Map<String, String> words = new LinkedHashMap<>(term.words().inward());
    new ArrayList<>(words.keySet()).stream().findFirst().ifPresent(words::remove);
    return new Vocabulary.Term(
        term.trackerField(), term.kind(), new ValueMap(words), term.restricted());
  }
}
