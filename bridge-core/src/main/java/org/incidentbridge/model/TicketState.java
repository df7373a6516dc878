package org.incidentbridge.model;

import java.net.URI;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the bridge knows of one ticket of an incident.
 *
 * @param ref identity
 * @param place how people find it
 * @param route the route that ties it to the incident; empty for the origin
 * @param presence whether it takes part now
 * @param baselines per canonical field, where bridge and tracker last agreed
 * @param names the tracker's name of each of these fields at that time; lacks those of which an
 *     older store does not tell
 * @param words the tracker's own word that each field showed last that holds one; lacks those of
 *     which an older store does not tell
 */
public record TicketState(
    TicketRef ref,
    Place place,
    String route,
    Presence presence,
    SortedMap<FieldName, Baseline> baselines,
    SortedMap<FieldName, String> names,
    SortedMap<FieldName, Word> words) {

  public TicketState {
    baselines = Collections.unmodifiableSortedMap(new TreeMap<>(baselines));
    // Older stores do not tell.
    names =
        Collections.unmodifiableSortedMap(
            new TreeMap<>(Objects.requireNonNullElseGet(names, TreeMap::new)));
    words =
        Collections.unmodifiableSortedMap(
            new TreeMap<>(Objects.requireNonNullElseGet(words, TreeMap::new)));
  }

  /** A ticket of which no tracker's names are known yet. */
  public TicketState(
      TicketRef ref,
      Place place,
      String route,
      Presence presence,
      SortedMap<FieldName, Baseline> baselines) {
    this(ref, place, route, presence, baselines, new TreeMap<>(), new TreeMap<>());
  }

  /** Whether the incident began with this ticket. */
  public boolean isOrigin() {
    return route.isEmpty();
  }

  /** The ticket as people call it: its tracker and its key. */
  public String name() {
    return ref.tracker() + " " + place.key();
  }

  /** Whether it can be read and takes part. */
  public boolean isPresent() {
    return presence == Presence.PRESENT;
  }

  /** Whether it is gone for good as far as anybody knows; what is only out of sight is not. */
  public boolean isOver() {
    return !isPresent() && presence != Presence.NOT_VISIBLE;
  }

  /**
   * Whether it takes part when it is seen again: all do but what was let go and is still outside.
   *
   * @param outside whether it is seen in a project that the bridge is not to read
   */
  public boolean isTakenUp(boolean outside) {
    return presence != Presence.DETACHED || !outside;
  }

  public TicketState withPresence(Presence other) {
    return new TicketState(ref, place, route, other, baselines, names, words);
  }

  public TicketState withRoute(String other) {
    return new TicketState(ref, place, other, presence, baselines, names, words);
  }

  public TicketState withPlace(Place other) {
    return new TicketState(ref, other, route, presence, baselines, names, words);
  }

  public TicketState withBaselines(SortedMap<FieldName, Baseline> other) {
    return new TicketState(ref, place, route, presence, other, names, words);
  }

  public TicketState withNames(SortedMap<FieldName, String> other) {
    return new TicketState(ref, place, route, presence, baselines, other, words);
  }

  public TicketState withWords(SortedMap<FieldName, Word> other) {
    return new TicketState(ref, place, route, presence, baselines, names, other);
  }

  /**
   * How people find a ticket.
   *
   * @param key for example {@code ENG-12}
   * @param url where it opens
   * @param project key or name
   * @param type issue type or category; may be empty
   * @param coverage whether the bridge is to read the project
   */
  public record Place(String key, URI url, String project, String type, Coverage coverage) {
    public Place {
      // Older stores do not tell.
      coverage = Objects.requireNonNullElse(coverage, Coverage.UNKNOWN);
    }

    /** One of which it is not known whether the bridge is to read it. */
    public Place(String key, URI url, String project, String type) {
      this(key, url, project, type, Coverage.UNKNOWN);
    }
  }

  /** Whether a ticket is in one of the projects that the bridge is to read. */
  public enum Coverage {
    INSIDE,
    OUTSIDE,
    UNKNOWN
  }

  /**
   * The value on which bridge and tracker last agreed. The two parts differ where a tracker cannot
   * hold a value exactly, for example a title that it cuts.
   *
   * @param agreed the canonical value that the ticket stands for
   * @param seen what the ticket then showed, in canonical words
   */
  public record Baseline(Value agreed, Value seen) {
    /** Both the same. */
    public static Baseline of(Value value) {
      return new Baseline(value, value);
    }
  }

  /**
   * A word of a tracker.
   *
   * @param text as the tracker has it
   * @param means what it meant by the value map of that time, in canonical words
   */
  public record Word(String text, Value means) {}

  /** Whether a ticket takes part. */
  public enum Presence {
    PRESENT,
    /** Cannot be read at the moment; taken up again when it can. */
    NOT_VISIBLE,
    DELETED,
    /** Let go because it left the covered projects; taken up again when it is back in one. */
    DETACHED,
    /** Merged into another ticket of its tracker. */
    MERGED
  }
}
