package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.policy.Vocabulary.Term;

/** Reads what flows over a route and who decides. */
final class TermsReader {
  private final Problems problems;
  private final Map<TrackerId, TrackerBlock> trackers;
  private final Set<String> declared;

  TermsReader(Problems problems, Map<TrackerId, TrackerBlock> trackers, Set<String> declared) {
    this.problems = problems;
    this.trackers = trackers;
    this.declared = declared;
  }

  /**
   * The terms of a route between two known trackers.
   *
   * @param before the routes written before it
   */
  Route.Terms read(Mapping yaml, Route.Ends ends, List<RouteBlock> before) {
    SortedMap<FieldName, Owner> fields = standard(ends, before);
    String path = "routes[" + yaml.text("name").orElse("") + "]";
    yaml.mapping("fields")
        .ifPresent(
            block ->
                block
                    .entries()
                    .forEach((name, entry) -> field(fields, ends, name, entry, path + ".fields")));
    return new Route.Terms(
        fields, ShareReader.share(problems, yaml, path), ShareReader.answers(yaml));
  }

  /**
   * Checks the terms of a route as far as one side tells.
   *
   * @return the fields that it syncs for certain
   */
  Set<FieldName> half(Mapping yaml, Optional<TrackerId> side) {
    String path = "routes[" + yaml.text("name").orElse("") + "]";
    ShareReader.share(problems, yaml, path);
    Set<FieldName> synced = new TreeSet<>(Set.of(StandardField.STATUS.field()));
    Mapping none = new Mapping(yaml.at(), Map.of());
    yaml.mapping("fields")
        .orElse(none)
        .entries()
        .forEach(
            (name, entry) -> {
              String where = path + ".fields." + name;
              Optional<FieldName> field =
                  FieldNames.parse(problems, name, entry.keyAt(), path + ".fields");
              if (field.isEmpty() || !(entry.value() instanceof Scalar word)) {
                return;
              }
              if (word.text().equals("none")) {
                synced.remove(field.get());
              } else {
                owner(word, where);
                if (side.isPresent() && knows(side.get(), field.get(), entry.keyAt(), where)) {
                  synced.add(field.get());
                }
              }
            });
    return synced;
  }

  /** All that both sides know and may leave, with the owner from an earlier route or the table. */
  private SortedMap<FieldName, Owner> standard(Route.Ends ends, List<RouteBlock> before) {
    SortedMap<FieldName, Owner> fields = new TreeMap<>();
    Vocabulary target = vocabulary(ends.to());
    vocabulary(ends.from())
        .fields()
        .forEach(
            (field, term) -> {
              Optional<Term> there = target.term(field);
              Optional<Owner> inherited = inherited(field, ends, before);
              if (there.isPresent()
                  && !Ownership.stays(field, inherited.isPresent())
                  && !term.restricted()
                  && !there.get().restricted()
                  && (written(field, ends)
                      || (spoken(field, term) && spoken(field, there.get())))) {
                fields.put(field, inherited.orElse(Ownership.standard(field, term.kind(), ends)));
              }
            });
    return fields;
  }

  /** Whether the words of a field are known; the status has to be, and is asked for later. */
  private static boolean spoken(FieldName field, Term term) {
    return StandardField.kindOf(field) != FieldKind.WORD
        || field.equals(StandardField.STATUS.field())
        || !term.words().inward().isEmpty();
  }

  /** Whether the file has a value map for the field on either side, so that it is meant to flow. */
  private boolean written(FieldName field, Route.Ends ends) {
    return List.of(ends.from(), ends.to()).stream()
        .map(trackers::get)
        .anyMatch(block -> block != null && block.maps(field.name()));
  }

  private static Optional<Owner> inherited(
      FieldName field, Route.Ends ends, List<RouteBlock> before) {
    return before.stream()
        .map(RouteBlock::route)
        .filter(r -> r.from().equals(ends.from()) || r.to().equals(ends.from()))
        .filter(r -> !(r.from().equals(ends.to()) && r.to().equals(ends.from())))
        .flatMap(r -> Optional.ofNullable(r.terms().fields().get(field)).stream())
        .findFirst();
  }

  private void field(
      SortedMap<FieldName, Owner> fields, Route.Ends ends, String name, Entry entry, String path) {
    Optional<FieldName> field = FieldNames.parse(problems, name, entry.keyAt(), path);
    if (field.isEmpty() || !(entry.value() instanceof Scalar word)) {
      return;
    }
    if (word.text().equals("none")) {
      fields.remove(field.get());
      return;
    }
    String where = path + "." + name;
    Optional<Owner> owner = owner(word, where);
    if (owner.isPresent() && bothKnow(field.get(), ends, entry.keyAt(), where)) {
      accept(fields, field.get(), owner.get(), word.at(), where, ends);
    }
  }

  /** The owner of that word; empty too for a tracker that cannot be used, which is told there. */
  private Optional<Owner> owner(Scalar word, String where) {
    Optional<Owner> owner = Ownership.parse(word.text(), trackers.keySet());
    if (owner.isEmpty() && !declared.contains(word.text())) {
      List<String> known = new ArrayList<>(Ownership.WORDS);
      known.addAll(declared);
      problems.error(
          word.at(),
          where,
          word.described() + " is no owner and no tracker",
          DidYouMean.hint(word.text(), known));
    }
    return owner;
  }

  private boolean bothKnow(FieldName field, Route.Ends ends, Position at, String where) {
    if (vocabulary(ends.from()).term(field).isEmpty()
        && vocabulary(ends.to()).term(field).isEmpty()) {
      problems.error(
          at,
          where,
          "neither %s nor %s has a field for %s".formatted(ends.from(), ends.to(), field),
          "add it to vocabulary.fields of both trackers, or write %s: none".formatted(field));
      return false;
    }
    return knows(ends.from(), field, at, where) && knows(ends.to(), field, at, where);
  }

  private boolean knows(TrackerId side, FieldName field, Position at, String where) {
    if (vocabulary(side).term(field).isPresent()) {
      return true;
    }
    problems.error(
        at,
        where,
        side + " has no field for " + field,
        "add it to trackers.%s.vocabulary.fields, or write %s: none".formatted(side, field));
    return false;
  }

  private void accept(
      SortedMap<FieldName, Owner> fields,
      FieldName field,
      Owner owner,
      Position at,
      String where,
      Route.Ends ends) {
    Term here = vocabulary(ends.from()).term(field).orElseThrow();
    Term there = vocabulary(ends.to()).term(field).orElseThrow();
    if (owner instanceof Owner.Union && here.kind() != FieldKind.NAMES) {
      problems.error(
          at, where, "is no set of names, so there is no union of it", "use origin or latest");
    }
    if (here.kind() != there.kind()) {
      problems.error(
          at,
          where,
          "is a %s in %s and a %s in %s"
              .formatted(here.kind(), ends.from(), there.kind(), ends.to())
              .toLowerCase(java.util.Locale.ROOT),
          "give both the same kind");
    }
    if (here.restricted() && Ownership.flowsForth(owner, ends)) {
      restricted(at, where, ends.from());
    }
    if (there.restricted() && Ownership.flowsBack(owner, ends)) {
      restricted(at, where, ends.to());
    }
    fields.put(field, owner);
  }

  private void restricted(Position at, String where, TrackerId side) {
    problems.error(
        at, where, "is restricted in " + side + " and never leaves it", "write none, or lift it");
  }

  private Vocabulary vocabulary(TrackerId id) {
    TrackerBlock block = trackers.get(id);
    return block == null ? new Vocabulary(id, new TreeMap<>()) : block.vocabulary();
  }
}
