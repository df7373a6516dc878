package org.incidentbridge.normalise;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.People;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.spi.TicketSnapshot;

/** Translates between one tracker's words and canonical ones. Pure. */
public final class Normaliser {

  private final Vocabulary vocabulary;
  private final People people;

  public Normaliser(Vocabulary vocabulary, People people) {
    this.vocabulary = vocabulary;
    this.people = people;
  }

  /** A snapshot in canonical words. A field without a word for its content becomes a problem. */
  public Reading read(TicketSnapshot ticket) {
    SortedMap<FieldName, Value> values = new TreeMap<>();
    Map<FieldName, String> problems = new TreeMap<>();
    vocabulary
        .fields()
        .forEach(
            (field, term) -> {
              if (!ticket.fields().containsKey(term.trackerField())) {
                return;
              }
              Value raw = ticket.field(term.trackerField());
              Optional<Value> held = Shape.of(term.kind(), raw);
              held.flatMap(value -> toCanonical(term, value))
                  .filter(value -> isKnown(field, term, value))
                  .ifPresentOrElse(
                      value -> values.put(field, emptied(field, value)),
                      () ->
                          problems.put(
                              field,
                              held.isEmpty()
                                  ? Shape.misfit(term, raw, field, vocabulary.tracker())
                                  : noWord(term, raw, field)));
            });
    return new Reading(ticket, values, problems);
  }

  /**
   * A value of the tracker in canonical words.
   *
   * @return empty if the field is not mapped, or there is no word for it
   */
  public Optional<Value> canonical(FieldName field, Value raw) {
    return vocabulary
        .term(field)
        .flatMap(
            term ->
                Shape.of(term.kind(), raw)
                    .flatMap(value -> toCanonical(term, value))
                    .filter(value -> isKnown(field, term, value)))
        .map(value -> emptied(field, value));
  }

  /**
   * A canonical value in the tracker's words.
   *
   * @return empty if the vocabulary has no word for it
   */
  public Optional<Value> write(FieldName field, Value canonical) {
    Term term = vocabulary.fields().get(field);
    if (term == null) {
      return Optional.empty();
    }
    Optional<String> empty = emptyWord(field);
    return canonical.isAbsent() && empty.isPresent() && !term.words().inward().isEmpty()
        ? Optional.of(term.words().toTracker(empty.get()).map(Value::line).orElse(canonical))
        : Shape.of(term.kind(), canonical).flatMap(value -> toTracker(term, value));
  }

  /**
   * The same for a field that shows something now: words that already say what is wanted stay as
   * they are, where several of the tracker's words stand for one canonical word.
   */
  public Optional<Value> write(FieldName field, Value canonical, Value shown) {
    Term term = vocabulary.fields().get(field);
    Optional<Value> written = write(field, canonical);
    if (term == null || term.words().inward().isEmpty() || written.isEmpty()) {
      return written;
    }
    if (written.get() instanceof Value.Names names) {
      return Optional.of(Value.names(kept(term, names.names(), shown)));
    }
    Optional<Value> says =
        shown instanceof Value.Line
            ? toCanonical(term, shown).map(value -> emptied(field, value))
            : Optional.empty();
    return says.filter(canonical::equals).isPresent() ? Optional.of(shown) : written;
  }

  /** The names to write, each as it stands there already if it does. */
  private static SortedSet<String> kept(Term term, SortedSet<String> names, Value shown) {
    SortedSet<String> there =
        Shape.of(term.kind(), shown).orElse(shown) instanceof Value.Names n
            ? n.names()
            : new TreeSet<>();
    Set<String> wanted = new HashSet<>(each(names, term, true));
    SortedSet<String> all = new TreeSet<>(there);
    all.removeIf(name -> !wanted.contains(canonical(term, name)));
    Set<String> said = new HashSet<>(each(all, term, true));
    names.stream().filter(name -> !said.contains(canonical(term, name))).forEach(all::add);
    return all;
  }

  /** Why {@link #write} has no answer, for people. */
  public String noTrackerWord(FieldName field, Value canonical) {
    Term term = vocabulary.fields().get(field);
    if (term != null && Shape.of(term.kind(), canonical).isEmpty()) {
      return Shape.misfit(term, canonical, field, vocabulary.tracker());
    }
    return "%s has no word for %s '%s': add it to vocabulary.%s of tracker %s"
        .formatted(vocabulary.tracker(), field, canonical.display(), field, vocabulary.tracker());
  }

  /**
   * A closed list takes its own words only. Where no words are mapped nothing syncs the field, and
   * its words are nobody's problem; but conditions count with levels.
   */
  private static boolean isKnown(FieldName field, Term term, Value value) {
    List<String> words =
        StandardField.named(field.name()).map(StandardField::words).orElse(List.of());
    boolean read = !term.words().equals(ValueMap.SAME) || field.equals(StandardField.LEVEL.field());
    return !read || words.isEmpty() || value.isAbsent() || words.contains(value.display());
  }

  private static Value emptied(FieldName field, Value value) {
    return emptyWord(field).filter(value.display()::equals).isPresent() ? Value.absent() : value;
  }

  private static Optional<String> emptyWord(FieldName field) {
    return StandardField.named(field.name()).flatMap(StandardField::emptyWord);
  }

  private String noWord(Term term, Value raw, FieldName field) {
    return "%s '%s' of %s has no canonical word: add it to vocabulary.%s of tracker %s"
        .formatted(
            term.trackerField(), raw.display(), vocabulary.tracker(), field, vocabulary.tracker());
  }

  private Optional<Value> toCanonical(Term term, Value raw) {
    return switch (raw) {
      case Value.Line line -> term.words().toCanonical(line.text()).map(Value::line);
      case Value.Names names -> Optional.of(Value.names(each(names.names(), term, true)));
      case Value.Person person ->
          Optional.of(new Value.Person(people.canonical(vocabulary.tracker(), person.party())));
      case Value.Body body -> Optional.of(Value.body(body.text().normalised()));
      case Value.Absent absent -> Optional.of(absent);
      case Value.Moment moment -> Optional.of(moment);
    };
  }

  private Optional<Value> toTracker(Term term, Value canonical) {
    return switch (canonical) {
      case Value.Line line -> term.words().toTracker(line.text()).map(Value::line);
      case Value.Names names -> Optional.of(Value.names(each(names.names(), term, false)));
      case Value.Person person ->
          Optional.of(new Value.Person(people.at(vocabulary.tracker(), person.party())));
      case Value.Body body -> Optional.of(body);
      case Value.Absent absent -> Optional.of(absent);
      case Value.Moment moment -> Optional.of(moment);
    };
  }

  /** Names without an entry pass as they are: labels and components are open lists. */
  private static SortedSet<String> each(SortedSet<String> names, Term term, boolean inward) {
    SortedSet<String> result = new TreeSet<>();
    for (String name : names) {
      result.add(inward ? canonical(term, name) : term.words().toTracker(name).orElse(name));
    }
    return result;
  }

  private static String canonical(Term term, String name) {
    return term.words().toCanonical(name).orElse(name);
  }
}
