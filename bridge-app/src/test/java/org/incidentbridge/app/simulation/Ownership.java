package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.app.simulation.Timeline.Turn;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.policy.Answers.OnReopening;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;

/**
 * N1 and N2: who decides on a field. What every ticket shows in the end is what its owner wrote
 * last, as far as that can be told from what people did and from what is configured; what lost
 * stands in the ledger (N7). Uses nothing of how the bridge decides.
 */
final class Ownership implements Check {

  /** So long a tracker may take to make a ticket, in whole seconds, as the bridge sees them. */
  private static final Duration MAKING = Duration.ofSeconds(3);

  /** The word for how tickets begin. */
  private static final String BEGINNING = "new";

  private static final Set<String> FINISHED = Set.of("resolved", "closed");

  /** One field of one incident. */
  private record Case(
      World world, Incident incident, StandardField field, Set<TicketRef> tickets, Claims claims) {

    FieldName name() {
      return field.field();
    }

    String told() {
      return claims.told();
    }

    boolean conflict() {
      return incident.conflicts().stream().anyMatch(c -> c.field().equals(name()));
    }
  }

  @Override
  public void check(World world, Books books) {
    for (Incident incident : books.incidents()) {
      Set<TicketRef> tickets =
          Books.present(incident).stream()
              .map(TicketState::ref)
              .collect(Collectors.toCollection(TreeSet::new));
      boolean whole =
          tickets.size() == incident.tickets().size()
              && tickets.size() == world.topology().size()
              && tickets.stream().noneMatch(world.deeds.deleted::contains);
      if (whole) {
        Words.FIELDS.forEach(field -> check(world, books, incident, field, tickets));
      }
    }
  }

  private static void check(
      World world, Books books, Incident incident, StandardField field, Set<TicketRef> tickets) {
    Claims claims = new Claims(world.timeline, tickets, field);
    var one = new Case(world, incident, field, tickets, claims);
    boolean excused =
        tickets.stream()
            .anyMatch(
                ref ->
                    books.excused(ref, one.name())
                        || (field == StandardField.STATUS && world.timeline.isCrossed(ref))
                        || Convergence.isOpened(world, books, ref, field));
    boolean same = world.timeline.hadOneOwner(one.name());
    if (same && !excused && !claims.people().isEmpty() && sayable(one)) {
      expected(one).ifPresent(values -> settled(one, values));
      told(one, books);
    }
  }

  /** Whether there are words everywhere for whatever people said. */
  private static boolean sayable(Case one) {
    List<String> said = one.claims().people().stream().map(Turn::after).toList();
    return one.field() == StandardField.ASSIGNEE
        ? one.world().topology().knows(said)
        : said.stream().noneMatch(word -> word.startsWith(Words.NONE));
  }

  private static void settled(Case one, Set<String> values) {
    for (TicketRef ref : one.tickets()) {
      assertThat(values)
          .as("N1 Ownership: %s of %s, as its owner wrote it: %s", one.name(), ref, one.told())
          .contains(Words.of(one.world(), ref, one.field()));
    }
  }

  /**
   * Where sides are not united, and where it is clear who wrote what, and that it was new there.
   */
  private static void told(Case one, Books books) {
    boolean merged = owner(one) instanceof Owner.Union || owner(one) instanceof Owner.Policy;
    if (merged || one.conflict() || one.claims().areVague()) {
      return;
    }
    List<Turn> lasting =
        one.claims().open().stream()
            .filter(one.claims()::isNews)
            .filter(turn -> !isFirst(one, turn))
            .filter(turn -> !one.claims().wasShared(turn))
            .toList();
    String settled = Words.of(one.world(), one.incident().origin().ref(), one.field());
    new Losers(books, one.incident(), one.field()).areTold(lasting, settled);
  }

  /**
   * Whether it may be taken for the status with which a mirror began: of one that the bridge finds
   * later, since it was ended while it made it, nobody knows who put it back there, or moved it
   * while it was being made.
   */
  private static boolean isFirst(Case one, Turn turn) {
    return one.field() == StandardField.STATUS
        && (turn.after().equals(BEGINNING) || inTheMaking(one, turn))
        && late(one, turn.at());
  }

  private static boolean inTheMaking(Case one, Turn turn) {
    Instant made = one.world().timeline.appearance(turn.at());
    return turn.when().minus(MAKING).isBefore(made);
  }

  private static boolean late(Case one, TicketRef ref) {
    Timeline timeline = one.world().timeline;
    return !ref.equals(one.incident().origin().ref())
        && (timeline.isDoubtful(ref) || timeline.hasStumbled(ref.tracker()));
  }

  /** What all tickets may show; empty if that cannot be told. */
  private static Optional<Set<String>> expected(Case one) {
    if (one.claims().people().stream().anyMatch(turn -> isFirst(one, turn))) {
      return Optional.empty();
    }
    Owner owner = owner(one);
    if (owner instanceof Owner.Ask) {
      return asked(one);
    }
    if (one.conflict()) {
      return Optional.empty(); // the same value was put back too often
    }
    return switch (owner) {
      case Owner.Origin o -> owned(one, one.incident().origin().ref());
      case Owner.Of of ->
          one.tickets().stream()
              .filter(t -> t.tracker().equals(of.id()))
              .findFirst()
              .flatMap(lead -> owned(one, lead));
      case Owner.Latest l -> Optional.of(latest(one));
      case Owner.Union u -> Optional.of(united(one));
      default -> Optional.empty();
    };
  }

  private static Owner owner(Case one) {
    return one.world().topology().routes().stream()
        .flatMap(r -> Optional.ofNullable(r.terms().fields().get(one.name())).stream())
        .findFirst()
        .orElseGet(Owner.Policy::new);
  }

  /** Where the owner could not be seen for a while, others were heard in its place. */
  private static Optional<Set<String>> owned(Case one, TicketRef lead) {
    Timeline timeline = one.world().timeline;
    List<Turn> own = one.claims().people().stream().filter(t -> t.at().equals(lead)).toList();
    if (timeline.wasAway(lead)
        || (own.isEmpty() && (timeline.isDoubtful(lead) || late(one, lead)))) {
      return Optional.empty();
    }
    Set<String> values = new TreeSet<>();
    if (own.isEmpty()) {
      one.claims().people().stream()
          .filter(t -> !t.when().isAfter(timeline.appearance(lead)))
          .forEach(t -> values.add(t.after()));
    } else {
      values.add(own.getLast().after());
    }
    if (values.isEmpty()) {
      values.add(""); // nobody wrote anything where it counts
    }
    values.addAll(reopenings(one));
    return Optional.of(values);
  }

  /**
   * Whoever takes up again what was finished is followed, although somebody else owns the status.
   */
  private static Set<String> reopenings(Case one) {
    boolean followed =
        one.field() == StandardField.STATUS
            && one.world().topology().routes().stream()
                .map(Route::terms)
                .allMatch(t -> t.answers().reopening() == OnReopening.FOLLOW);
    return one.claims().people().stream()
        .map(Turn::after)
        .filter(value -> followed && !FINISHED.contains(value))
        .collect(Collectors.toSet());
  }

  /**
   * The latest, where that can be told; else any. Names are added to sets and taken from them one
   * by one, so that of those only the names are certain about which people are at one.
   */
  private static Set<String> latest(Case one) {
    if (one.field() == StandardField.LABELS) {
      return one.claims().mixtures();
    }
    boolean clocks = one.world().has(Stress.Kind.CLOCKS);
    return one.claims()
        .latest()
        .filter(turn -> !clocks)
        .map(turn -> Set.of(turn.after()))
        .orElseGet(() -> any(one, clocks));
  }

  /**
   * Any claim. Of a mirror that the bridge found late nobody knows whether people saw what it was
   * made with, so that clocks decide between that and what they wrote there; they may be wrong.
   */
  private static Set<String> any(Case one, boolean clocks) {
    Set<String> values = new TreeSet<>(one.claims().values());
    one.tickets().stream()
        .filter(ref -> clocks && late(one, ref))
        .flatMap(ref -> madeWith(one, ref).stream())
        .forEach(values::add);
    return values;
  }

  private static Optional<String> madeWith(Case one, TicketRef mirror) {
    Instant made = one.world().timeline.appearance(mirror);
    return one.claims().people().reversed().stream()
        .filter(turn -> !turn.at().equals(mirror) && turn.when().isBefore(made))
        .map(Turn::after)
        .findFirst();
  }

  private static Optional<Set<String>> asked(Case one) {
    Set<String> values = one.claims().choice();
    boolean vague = one.claims().areVague() || one.claims().wereAtOne();
    if (one.conflict() || vague || !reopenings(one).isEmpty()) {
      return Optional.empty();
    }
    if (one.field() == StandardField.LABELS && values.size() > 1) {
      return Optional.of(united(one)); // where all can have their names, nobody has to be asked
    }
    assertThat(values)
        .as("N2 Ownership: %s: people are not asked: %s", one.name(), one.told())
        .hasSize(1);
    return Optional.of(values);
  }

  /**
   * A label that anybody took off is gone; all others stay. Only one that the bridge had put there,
   * while nobody could tell it whether it had, may come back.
   */
  private static Set<String> united(Case one) {
    Set<String> put = new TreeSet<>();
    Set<String> taken = new TreeSet<>();
    Set<String> unsure = new TreeSet<>();
    for (Turn turn : one.claims().people()) {
      put.addAll(turn.added());
      boolean doubtful = one.world().timeline.isDoubtful(turn.at());
      for (String label : turn.taken()) {
        (doubtful && one.claims().isTheBridges(turn, label) ? unsure : taken).add(label);
      }
    }
    put.removeAll(taken);
    unsure.removeAll(taken);
    put.removeAll(unsure);
    return Claims.between(put, unsure);
  }
}
