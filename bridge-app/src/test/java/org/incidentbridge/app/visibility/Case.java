package org.incidentbridge.app.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One remark and what becomes of it.
 *
 * @param corridor the two trackers and what may pass between them
 * @param plot the ticket that it is said on
 * @param internal whether it is internal when it is said
 */
record Case(Corridor corridor, Plot plot, boolean internal, Change change) {

  /** A route between two kinds of trackers. */
  record Corridor(Kind from, Kind to, Terms terms) {

    Kind kind(End end) {
      return end == End.ORIGIN ? from : to;
    }

    @Override
    public String toString() {
      return "%s to %s, internal notes: %s".formatted(from, to, terms.word());
    }
  }

  /** What a route says of internal notes. */
  enum Terms {
    NEVER,
    AS_INTERNAL;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The two ends of a route. */
  enum End {
    ORIGIN,
    MIRROR;

    End other() {
      return this == ORIGIN ? MIRROR : ORIGIN;
    }
  }

  /** When the change and the move happen: before the bridge has read the remark, or after it. */
  enum Moment {
    BEFORE,
    AFTER
  }

  /** What becomes of a remark. */
  enum Change {
    NOTHING,
    EDITED,
    OPENED,
    HIDDEN,
    THERE_AND_BACK
  }

  /**
   * What a ticket is there for.
   *
   * @param end where the remarks are made
   * @param to where the ticket is moved; to its home if it is not
   * @param author who makes them
   * @param file whether each bears a file
   */
  record Plot(End end, Desk.Place to, Moment moment, Desk.Author author, boolean file) {

    static List<Plot> all() {
      List<Plot> all = new ArrayList<>();
      for (End end : End.values()) {
        for (Desk.Place to : Desk.Place.values()) {
          for (Moment moment : Moment.values()) {
            for (Desk.Author author : Desk.Author.values()) {
              all.add(new Plot(end, to, moment, author, false));
              all.add(new Plot(end, to, moment, author, true));
            }
          }
        }
      }
      return all;
    }

    /** Whether it is this author's turn: each has a third of all tickets, of every corridor. */
    boolean isInTurn(Corridor corridor) {
      List<Enum<?>> dice =
          List.of(end, to, moment, corridor.from(), corridor.to(), corridor.terms());
      int turn = dice.stream().mapToInt(Plot::number).sum() + (file ? 1 : 0);
      List<Desk.Author> authors = List.of(Desk.Author.values());
      return author == authors.get(turn % authors.size());
    }

    private static int number(Enum<?> word) {
      return List.of(word.getDeclaringClass().getEnumConstants()).indexOf(word);
    }

    boolean moves() {
      return to != Desk.Place.HOME;
    }
  }

  /** Every ordered pair of trackers, of which each is the origin under the one or other terms. */
  static List<Corridor> corridors() {
    List<Corridor> all = new ArrayList<>();
    for (Kind one : Kind.values()) {
      for (Kind other : Kind.values()) {
        if (one.compareTo(other) <= 0) {
          all.add(new Corridor(one, other, Terms.NEVER));
          all.add(new Corridor(other, one, Terms.AS_INTERNAL));
        }
      }
    }
    return all;
  }

  /** All there are on a ticket, whether they make sense or not. */
  static List<Case> on(Corridor corridor, Plot plot) {
    List<Case> all = new ArrayList<>();
    for (boolean internal : new boolean[] {false, true}) {
      for (Change change : Change.values()) {
        all.add(new Case(corridor, plot, internal, change));
      }
    }
    return all;
  }

  /** Where it is said. */
  Kind kind() {
    return corridor.kind(plot.end());
  }

  /** Where it must not be read, or has to arrive. */
  Kind other() {
    return corridor.kind(plot.end().other());
  }

  /** Why nobody can do this; empty if people can. */
  Optional<Senseless> senseless() {
    boolean back = change == Change.THERE_AND_BACK;
    if ((change == Change.OPENED && !internal) || (change == Change.HIDDEN && internal)) {
      return Optional.of(Senseless.IS_SO_ALREADY);
    }
    if (change == Change.EDITED && !kind().edits) {
      return Optional.of(Senseless.TEXTS_ARE_KEPT);
    }
    if ((change == Change.HIDDEN || back) && !kind().hides) {
      return Optional.of(Senseless.NOTHING_CAN_BE_HIDDEN);
    }
    boolean opens = change == Change.OPENED || back;
    return opens && !kind().opens ? Optional.of(Senseless.NO_WAY_BACK) : Optional.empty();
  }

  /** Why there is no such case. */
  enum Senseless {
    /** Public remarks are public, internal ones internal. */
    IS_SO_ALREADY,
    /** Request Tracker and Zendesk let nobody change a text. */
    TEXTS_ARE_KEPT,
    /** What was sent by Request Tracker was sent. */
    NOTHING_CAN_BE_HIDDEN,
    /** What is internal in Request Tracker or Zendesk stays so. */
    NO_WAY_BACK
  }

  @Override
  public String toString() {
    return "%s; said at the %s by %s, %s, %s%s, %s, ticket %s"
        .formatted(
            corridor,
            plot.end(),
            plot.author(),
            internal ? "internal" : "public",
            change,
            plot.file() ? " with a file" : "",
            plot.moment(),
            plot.moves() ? "moved to " + plot.to() : "not moved");
  }
}
