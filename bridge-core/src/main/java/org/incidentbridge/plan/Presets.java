package org.incidentbridge.plan;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.policy.Vocabulary.Term;

/**
 * What a route itself puts into fields of its mirrors. It stays on them, and is nobody's change
 * (N4). Pure.
 *
 * @param words the vocabulary of the mirrors' tracker
 */
record Presets(Route route, Vocabulary words) {

  /**
   * Puts them into the fields of a new mirror. Names stand beside those of the incident; any other
   * value is replaced.
   *
   * @return what was put into fields that are synced, in canonical words
   */
  SortedMap<FieldName, Value> put(SortedMap<String, Value> fields, Normaliser normaliser) {
    SortedMap<FieldName, Value> set = new TreeMap<>();
    route
        .create()
        .set()
        .forEach(
            (name, text) -> {
              Value own = Value.line(text);
              Optional<FieldName> field = words.canonical(name);
              Value there = fields.getOrDefault(name, Value.absent());
              boolean beside =
                  there instanceof Value.Names
                      && field.flatMap(words::term).filter(this::holdsNames).isPresent();
              fields.put(name, beside ? united(there, own) : own);
              field
                  .flatMap(f -> normaliser.canonical(f, own))
                  .ifPresent(value -> set.put(field.orElseThrow(), value));
            });
    return set;
  }

  /** Names to write into a field that shows something, with the one that the route put there. */
  Value kept(Term term, Value names, Value shown) {
    String own = route.create().set().getOrDefault(term.trackerField(), "");
    boolean there = shown instanceof Value.Names n && n.names().contains(own);
    return there && holdsNames(term) ? united(names, Value.line(own)) : names;
  }

  private boolean holdsNames(Term term) {
    return term.kind() == FieldKind.NAMES;
  }

  /** A set and a set or one more name. */
  static Value united(Value names, Value more) {
    TreeSet<String> all = new TreeSet<>();
    for (Value value : new Value[] {names, more}) {
      if (value instanceof Value.Names n) {
        all.addAll(n.names());
      } else if (!value.isAbsent()) {
        all.add(value.display());
      }
    }
    return Value.names(all);
  }
}
