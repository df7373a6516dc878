package org.incidentbridge.decide;

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
   */
  record Telling(
      SortedMap<String, String> facts,
      Set<TicketRef> sources,
      SortedMap<String, String> reserved) {}

  /** What is told to anybody, and once a ticket that says it is no longer to be seen. */
  Telling telling(Case of) {
    SortedMap<String, String> facts = outside(of);
    return new Telling(facts, sources(of, facts), reserved(of));
  }

  private Set<TicketRef> sources(Case of, SortedMap<String, String> told) {
    Set<TicketRef> here =
        of.incident().tickets().stream()
            .filter(TicketState::isPresent)
            .map(TicketState::ref)
            .collect(Collectors.toSet());
    Set<TicketRef> sources = new TreeSet<>();
    Stream.concat(told.keySet().stream().map(Discretion::field), tells(of))
        .flatMap(Optional::stream)
        .filter(field -> !isPolicys(field))
        .map(field -> of.incident().facts().get(field))
        .filter(Objects::nonNull)
        .map(fact -> source(fact, here))
        .forEach(sources::addAll);
    return sources;
  }

  private static Stream<Optional<FieldName>> tells(Case of) {
    return Stream.of(of.firing().why().tells());
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
   * @param whole whether nothing is to be kept back
   */
  private record Knowledge(boolean whole, Function<FieldName, Optional<Value>> values) {

    static final Knowledge NONE = new Knowledge(false, field -> Optional.empty());

    static Knowledge of(Told told) {
      return new Knowledge(told.isWhole(), told::value);
    }

    boolean keeps(FieldName field) {
      return !whole && values.apply(field).isEmpty();
    }

    String text(FieldName field, String text) {
      return whole ? text : values.apply(field).map(Value::display).orElse("");
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
    if (!knowledge.whole() && !told.containsKey(TITLE.name()) && !restricted.test(TITLE)) {
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

  /** The sentence may name the value of a field, or a person whom one names. */
  private boolean mayTellCause(Case of, Predicate<FieldName> restricted, Knowledge knowledge) {
    String cause = of.facts().getOrDefault("cause", "");
    Predicate<FieldName> kept =
        field -> restricted.test(field) || (!isPolicys(field) && knowledge.keeps(field));
    boolean names =
        of.incident().facts().entrySet().stream()
            .filter(e -> kept.test(e.getKey()) && e.getValue().value() instanceof Value.Person)
            .map(e -> ((Value.Person) e.getValue().value()).party().name())
            .anyMatch(name -> !name.isEmpty() && cause.contains(name));
    return !names && of.firing().why().tells().filter(kept).isEmpty();
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
