package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.notice.Facts;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.replay.Firing;

/**
 * Which facts of a step may be told where (N5): a restricted field never leaves its tracker, and
 * what is known from a ticket that is away only as far as others were told. Pure.
 */
final class Discretion {

  /** An incident has seldom more mirrors. */
  private static final int FEW = 3;

  private static final FieldName TITLE = StandardField.TITLE.field();

  private final Bridge bridge;
  private final Set<FieldName> decided;

  /**
   * @param decided fields that the policy decides: they are its own words, no ticket's
   */
  Discretion(Bridge bridge, Set<FieldName> decided) {
    this.bridge = bridge;
    this.decided = Set.copyOf(decided);
  }

  /** A firing of an incident with all its facts. */
  record Case(Incident incident, Firing firing, SortedMap<String, String> facts) {}

  /**
   * The facts that may be told in a tracker. What is restricted to it stays among insiders:
   * trackers mail public comments to reporters.
   */
  SortedMap<String, String> within(TrackerId tracker, Visibility visibility, Case of) {
    Predicate<Vocabulary> elsewhere =
        v -> visibility != Visibility.INTERNAL || !v.tracker().equals(tracker);
    return told(
        of,
        field ->
            bridge.vocabularies().values().stream()
                .filter(elsewhere)
                .anyMatch(v -> isRestricted(v, field)),
        Knowledge.of(new Told(of.incident())));
  }

  /**
   * The facts that may be told to anybody. Of an incident whose own ticket is out of sight, or for
   * insiders only, they hold nothing that a ticket says: mails go further than mirrors.
   */
  SortedMap<String, String> outside(Case of) {
    boolean hidden = of.incident().origin().presence() == Presence.NOT_VISIBLE;
    Knowledge all = Knowledge.of(new Told(of.incident()));
    return told(of, this::isRestricted, hidden ? Knowledge.NONE : all);
  }

  /** Those of them that no ticket says: it is named, and the promise. */
  SortedMap<String, String> reserved(Case of) {
    return told(of, this::isRestricted, Knowledge.NONE);
  }

  /** The other tickets that say what may be told on one. */
  Set<TicketRef> sources(TicketRef on, Visibility visibility, Case of) {
    Set<TicketRef> sources = sources(of, within(on.tracker(), visibility, of));
    sources.remove(on);
    return sources;
  }

  /**
   * What may be told to anybody.
   *
   * @param sources the tickets that say it; empty where no ticket does
   * @param reserved what is left of it without them
   * @param parts what is left of it without some of them, by these
   */
  record Telling(
      SortedMap<String, String> facts,
      Set<TicketRef> sources,
      SortedMap<String, String> reserved,
      Map<Set<TicketRef>, SortedMap<String, String>> parts) {}

  /** What is told to anybody, and once tickets that say it are no longer to be seen. */
  Telling telling(Case of) {
    SortedMap<String, String> facts = outside(of);
    Set<TicketRef> sources = sources(of, facts);
    if (tells(of).anyMatch(field -> !isPolicys(field))) {
      sources.addAll(here(of));
    }
    named(of).map(TicketState::ref).forEach(sources::add);
    if (!sources.isEmpty()) {
      sources.add(of.incident().origin().ref());
    }
    return new Telling(facts, sources, reserved(of), parts(of, sources));
  }

  /** Without the incident's own ticket nothing is told that any ticket says. */
  private Map<Set<TicketRef>, SortedMap<String, String>> parts(
      Case of, Collection<TicketRef> sources) {
    Map<Set<TicketRef>, SortedMap<String, String>> parts = new LinkedHashMap<>();
    if (of.incident().origin().presence() != Presence.NOT_VISIBLE) {
      List<TicketRef> others = new ArrayList<>(sources);
      others.remove(of.incident().origin().ref());
      some(others).forEach(away -> parts.put(away, without(away, of)));
    }
    return parts;
  }

  /** The ways in which some of a few tickets may be out of sight; of many, one of them or all. */
  private static Set<Set<TicketRef>> some(List<TicketRef> tickets) {
    Set<Set<TicketRef>> ways = new LinkedHashSet<>();
    for (TicketRef ticket : tickets) {
      List<Set<TicketRef>> before = tickets.size() <= FEW ? List.copyOf(ways) : List.of();
      ways.add(Set.of(ticket));
      before.forEach(way -> ways.add(union(way, ticket)));
    }
    if (!tickets.isEmpty()) {
      ways.add(Set.copyOf(tickets));
    }
    return ways;
  }

  private static Set<TicketRef> union(Set<TicketRef> some, TicketRef more) {
    Set<TicketRef> all = new TreeSet<>(some);
    all.add(more);
    return Set.copyOf(all);
  }

  /** The facts that may be told to anybody, but for what any of these tickets says. */
  private SortedMap<String, String> without(Set<TicketRef> away, Case of) {
    Set<TicketRef> here = here(of);
    Predicate<FieldName> said =
        field ->
            Optional.ofNullable(of.incident().facts().get(field))
                    .filter(fact -> !Collections.disjoint(source(fact, here), away))
                    .isPresent()
                || tells(of).anyMatch(field::equals); // at another time, by whichever ticket
    return told(of, this::isRestricted, Knowledge.of(new Told(of.incident())).without(said, away));
  }

  private static Set<TicketRef> here(Case of) {
    return of.incident().tickets().stream()
        .filter(TicketState::isPresent)
        .map(TicketState::ref)
        .collect(Collectors.toSet());
  }

  private Set<TicketRef> sources(Case of, SortedMap<String, String> told) {
    Set<TicketRef> here = here(of);
    Set<TicketRef> sources = new TreeSet<>();
    Stream.concat(
            told.keySet().stream().map(Discretion::field).flatMap(Optional::stream), tells(of))
        .filter(field -> !isPolicys(field))
        .map(field -> of.incident().facts().get(field))
        .filter(Objects::nonNull)
        .map(fact -> source(fact, here))
        .forEach(sources::addAll);
    return sources;
  }

  /** The field whose change gave rise to it. */
  private static Stream<FieldName> tells(Case of) {
    return of.firing().why().tells().stream();
  }

  /** Names come from all sides, and so does what is told although its source is away. */
  private static Set<TicketRef> source(Incident.Fact fact, Set<TicketRef> here) {
    TicketRef source = fact.from().source();
    boolean alone = here.contains(source) && !(fact.value() instanceof Value.Names);
    return alone ? Set.of(source) : here;
  }

  /**
   * What of the tickets' words may be told.
   *
   * @param whole whether nothing is to be kept back but what is left out
   * @param left what is left out
   * @param silent tickets of which it is not told what was done there
   */
  private record Knowledge(
      boolean whole,
      Function<FieldName, Optional<Value>> values,
      Predicate<FieldName> left,
      Predicate<TicketState> silent) {

    static final Knowledge NONE =
        new Knowledge(false, field -> Optional.empty(), field -> false, ticket -> true);

    static Knowledge of(Told told) {
      return new Knowledge(told.isWhole(), told::value, field -> false, t -> !t.isPresent());
    }

    /** The same without some fields, and without what was done on some tickets. */
    Knowledge without(Predicate<FieldName> fields, Set<TicketRef> tickets) {
      return new Knowledge(
          whole, values, fields, silent.or(ticket -> tickets.contains(ticket.ref())));
    }

    boolean keeps(FieldName field) {
      return left.test(field) || (!whole && values.apply(field).isEmpty());
    }

    String text(FieldName field, String text) {
      String known = whole ? text : values.apply(field).map(Value::display).orElse("");
      return left.test(field) ? "" : known;
    }

    /** Whether the field may be empty because it is not to be told. */
    boolean hides(FieldName field) {
      return !whole || left.test(field);
    }
  }

  private SortedMap<String, String> told(
      Case of, Predicate<FieldName> restricted, Knowledge knowledge) {
    SortedMap<String, String> told = new TreeMap<>();
    of.facts()
        .forEach(
            (name, text) ->
                field(name)
                    .map(f -> restricted.test(f) ? "" : known(f, text, knowledge))
                    .or(() -> Optional.of(text))
                    .filter(t -> !t.isEmpty())
                    .ifPresent(t -> told.put(name, t)));
    if (!mayTellCause(of, restricted, knowledge)) {
      told.keySet().removeAll(Set.of("cause", "before", "after"));
    }
    if (knowledge.hides(TITLE) && !told.containsKey(TITLE.name()) && !restricted.test(TITLE)) {
      told.put(TITLE.name(), of.incident().origin().name());
    }
    if (!told.containsKey(StandardField.SERVICE.field().name())) {
      told.keySet().removeIf(name -> name.startsWith(Facts.SERVICE));
    }
    return told;
  }

  private String known(FieldName field, String text, Knowledge knowledge) {
    return isPolicys(field) ? text : knowledge.text(field, text);
  }

  /** The fact {@code due} is a promise's, whatever field shows it. */
  private boolean isPolicys(FieldName field) {
    return decided.contains(field) || field.equals(StandardField.DUE.field());
  }

  /** The sentence may name the value of a field, a person whom one names, or a ticket. */
  private boolean mayTellCause(Case of, Predicate<FieldName> restricted, Knowledge knowledge) {
    String cause = of.facts().getOrDefault("cause", "");
    Predicate<FieldName> kept =
        field -> restricted.test(field) || (!isPolicys(field) && knowledge.keeps(field));
    boolean names =
        of.incident().facts().entrySet().stream()
            .filter(e -> kept.test(e.getKey()) && e.getValue().value() instanceof Value.Person)
            .map(e -> ((Value.Person) e.getValue().value()).party().name())
            .anyMatch(name -> !name.isEmpty() && cause.contains(name));
    boolean silent = named(of).anyMatch(knowledge.silent());
    return !names && !silent && of.firing().why().tells().filter(kept).isEmpty();
  }

  /** The tickets on which that was done which gave rise to a firing, as its cause names them. */
  private static Stream<TicketState> named(Case of) {
    String cause = of.facts().getOrDefault("cause", "");
    return of.incident().tickets().stream().filter(t -> cause.contains(t.ref().toString()));
  }

  private static Optional<FieldName> field(String fact) {
    return fact.startsWith(Facts.CUSTOM)
        ? Optional.of(new FieldName("custom:" + fact.substring(Facts.CUSTOM.length())))
        : StandardField.named(fact).map(StandardField::field);
  }

  private boolean isRestricted(FieldName field) {
    return bridge.vocabularies().values().stream().anyMatch(v -> isRestricted(v, field));
  }

  private static boolean isRestricted(Vocabulary vocabulary, FieldName field) {
    return vocabulary.term(field).filter(Vocabulary.Term::restricted).isPresent();
  }
}
