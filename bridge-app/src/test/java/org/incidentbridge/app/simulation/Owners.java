package org.incidentbridge.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;

/** Gives the fields of all routes other owners, by the seed. */
final class Owners {

  private final Random random;

  Owners(Random random) {
    this.random = random;
  }

  /** The same configuration, where about half of the fields have another owner. */
  BridgeConfig draw(BridgeConfig config) {
    SortedMap<FieldName, Owner> drawn = new TreeMap<>();
    for (StandardField field : Words.FIELDS) {
      if (random.nextBoolean()) {
        drawn.put(field.field(), owner(config, field));
      }
    }
    return with(config, drawn);
  }

  private Owner owner(BridgeConfig config, StandardField field) {
    List<Owner> choice = new ArrayList<>();
    choice.add(new Owner.Origin());
    choice.add(new Owner.Latest());
    choice.add(new Owner.Ask());
    config.trackers().forEach(tracker -> choice.add(new Owner.Of(tracker.id())));
    if (field == StandardField.LABELS) {
      choice.add(new Owner.Union());
      choice.add(new Owner.Union());
    }
    return choice.get(random.nextInt(choice.size()));
  }

  /** The same configuration with these owners for fields that its routes sync. */
  static BridgeConfig with(BridgeConfig config, SortedMap<FieldName, Owner> owners) {
    Bridge bridge = config.bridge();
    List<Route> routes = bridge.routes().stream().map(route -> with(route, owners)).toList();
    return new BridgeConfig(
        config.file(),
        config.store(),
        config.trackers(),
        new Bridge(bridge.vocabularies(), routes, bridge.people()),
        config.support(),
        config.engine(),
        config.listening());
  }

  private static Route with(Route route, SortedMap<FieldName, Owner> owners) {
    SortedMap<FieldName, Owner> fields = new TreeMap<>(route.terms().fields());
    fields.replaceAll((field, owner) -> owners.getOrDefault(field, owner));
    var terms = new Route.Terms(fields, route.terms().share(), route.terms().answers());
    return new Route(route.name(), route.ends(), route.when(), route.create(), terms);
  }
}
