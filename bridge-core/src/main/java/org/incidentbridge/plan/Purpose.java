package org.incidentbridge.plan;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;

/** What an incident records once a command is applied, in canonical words. */
public sealed interface Purpose {

  /**
   * A mirror for a route.
   *
   * @param route its name
   * @param values the canonical values it was made with
   * @param set what the route itself put into fields, in canonical words; names stand beside those
   *     of the incident, other values in their place
   * @param sources the tickets that it tells of
   */
  record Mirror(
      String route,
      SortedMap<FieldName, Value> values,
      SortedMap<FieldName, Value> set,
      Set<TicketRef> sources)
      implements Purpose {
    public Mirror {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
      // Older stores do not tell.
      set =
          Collections.unmodifiableSortedMap(
              new TreeMap<>(Objects.requireNonNullElseGet(set, TreeMap::new)));
      sources = Set.copyOf(Objects.requireNonNullElse(sources, Set.of()));
    }

    /** A mirror into which its route puts nothing, and that tells of no ticket. */
    public Mirror(String route, SortedMap<FieldName, Value> values) {
      this(route, values, new TreeMap<>(), Set.of());
    }
  }

  /**
   * Fields, status included, by canonical name.
   *
   * @param values what the ticket then stands for
   * @param trackerFields the tracker's name of each, to take single ones back out
   * @param sources the tickets from which the values come
   */
  record Fields(
      SortedMap<FieldName, Value> values,
      SortedMap<FieldName, String> trackerFields,
      Set<TicketRef> sources)
      implements Purpose {
    public Fields {
      // Older stores do not tell.
      sources = Set.copyOf(Objects.requireNonNullElse(sources, Set.of()));
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
      trackerFields = Collections.unmodifiableSortedMap(new TreeMap<>(trackerFields));
    }
  }

  /**
   * The copy of a comment.
   *
   * @param source where the original is
   * @param commentId its id there
   * @param hash of the original as sent; empty if the copy was removed
   * @param hidden whether the copy is made internal by the bridge; not where people did
   */
  record NoteCopy(TicketRef source, String commentId, String hash, boolean hidden)
      implements Purpose {

    /** A copy that stays as visible as it is, or that is removed. */
    public NoteCopy(TicketRef source, String commentId, String hash) {
      this(source, commentId, hash, false);
    }
  }

  /**
   * The copy of a file.
   *
   * @param source where the original is
   * @param attachmentId its id there
   */
  record FileCopy(TicketRef source, String attachmentId) implements Purpose {}

  /**
   * That the copy of a file is no longer open.
   *
   * @param source where the original is
   * @param attachmentId its id there
   * @param removed whether it is gone, and not only internal
   */
  record FileWithdrawal(TicketRef source, String attachmentId, boolean removed)
      implements Purpose {}

  /**
   * A link.
   *
   * @param globalId its stable identity
   * @param hash of what it shows
   * @param sources tickets of no incident or of another one of which it tells, and those from which
   *     it has how the incident stands
   */
  record Link(String globalId, String hash, Set<TicketRef> sources) implements Purpose {
    public Link {
      // Older stores do not tell.
      sources = Set.copyOf(Objects.requireNonNullElse(sources, Set.of()));
    }

    /** A link between tickets of one incident. */
    public Link(String globalId, String hash) {
      this(globalId, hash, Set.of());
    }
  }

  /**
   * A remark of the bridge itself, for example that a value was overruled.
   *
   * @param topic stable name of what is remarked on
   * @param sources the tickets of which it tells
   */
  record Remark(String topic, Set<TicketRef> sources) implements Purpose {
    public Remark {
      // Older stores do not tell.
      sources = Set.copyOf(Objects.requireNonNullElse(sources, Set.of()));
    }

    /** A remark on what happened, which tells what no ticket says. */
    public Remark(String topic) {
      this(topic, Set.of());
    }
  }

  /**
   * A move to another project, as a step of the policy asked for it.
   *
   * @param topic stable name of what asked for it
   */
  record Move(String topic) implements Purpose {}

  /**
   * That somebody sees a ticket who reads along.
   *
   * @param who the key of the person
   */
  record Share(String who) implements Purpose {}

  /**
   * Whether it was decided on once, and later plans do not repeat it: its command waits until it is
   * done or no longer wanted.
   */
  default boolean isDecidedOnce() {
    return this instanceof Remark || this instanceof Move;
  }
}
