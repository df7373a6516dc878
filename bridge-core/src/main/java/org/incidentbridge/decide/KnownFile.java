package org.incidentbridge.decide;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Known;

/**
 * What was found of tickets that are, or may be, the same problem as an incident.
 *
 * @param candidates by the name of the route for which they were looked for; a route for which
 *     nothing was looked for is not here
 * @param sights how these tickets are now, and those that the incident knows already
 */
public record KnownFile(
    SortedMap<String, List<Candidate>> candidates, Map<TicketRef, Sight> sights) {

  /** Nothing was looked for. */
  public static final KnownFile NOTHING = new KnownFile(new TreeMap<>(), Map.of());

  public KnownFile {
    SortedMap<String, List<Candidate>> copies = new TreeMap<>();
    candidates.forEach((route, found) -> copies.put(route, List.copyOf(found)));
    candidates = Collections.unmodifiableSortedMap(copies);
    sights = Map.copyOf(sights);
  }

  /** What a ticket shows; empty if nothing of it may be told. */
  public Optional<Reading> reading(TicketRef ticket) {
    return sight(ticket).flatMap(Sight::reading);
  }

  /** The incident to which a ticket belongs that may be told of. */
  public Optional<Incident> incident(TicketRef ticket) {
    return sight(ticket).flatMap(Sight::incident);
  }

  private Optional<Sight> sight(TicketRef ticket) {
    return Optional.ofNullable(sights.get(ticket));
  }

  /** Whether a ticket belongs to the incident of a known problem. */
  boolean isCompanion(TicketRef ticket) {
    return sights.values().stream()
        .flatMap(sight -> sight.incident().stream())
        .anyMatch(incident -> incident.ticket(ticket).isPresent());
  }

  /**
   * A ticket of the route's target that may be the same problem.
   *
   * @param ticket which; of one that is only just being made the origin of its incident
   * @param key of that ticket, as people write it
   * @param by how it was found
   * @param score how alike the two are, 0 to 1
   * @param why that in words, for people
   * @param reading what it shows; empty if it is only just being made
   */
  public record Candidate(
      TicketRef ticket,
      String key,
      Known.By by,
      double score,
      String why,
      Optional<Reading> reading) {}

  /**
   * How a ticket is.
   *
   * @param state whether anything of it may be told
   * @param reading what it shows; empty unless it is {@link State#HERE}
   * @param incident to which it belongs, if to any
   */
  public record Sight(State state, Optional<Reading> reading, Optional<Incident> incident) {

    /** One of which nothing is told. */
    public static Sight of(State state) {
      return new Sight(state, Optional.empty(), Optional.empty());
    }
  }

  /** Whether anything of a ticket may be told. */
  public enum State {
    /** It is there, and may be told of. */
    HERE,
    /** It cannot be read at the moment, or is for insiders only. */
    HIDDEN,
    /** It is gone for good. */
    GONE
  }
}
