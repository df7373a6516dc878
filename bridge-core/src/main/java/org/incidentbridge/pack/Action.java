package org.incidentbridge.pack;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;

/** What a step does. */
public sealed interface Action {

  /** Raise to the next level above that may handle the incident; at the highest nothing happens. */
  record RaiseNext() implements Action {}

  /**
   * Raise to a level; an incident that is there or above stays. If that level may not handle it,
   * the next below that may and is above where it is now.
   *
   * @param level its word
   */
  record RaiseTo(String level) implements Action {}

  /**
   * Set a field of the incident, which then belongs to the policy until people change it.
   *
   * @param field any synced field, the assignee for example
   * @param value what it becomes
   */
  record Put(FieldName field, Value value) implements Action {}

  /**
   * Give the incident to somebody.
   *
   * @param to {@code owner} or another role of the service, {@code level}, a group, or an address;
   *     of several people the first
   */
  record Assign(String to) implements Action {}

  /**
   * Cover the incident by a route that asks for it, so that it gets a ticket there, linked both
   * ways.
   *
   * @param route its name
   */
  record OpenTicket(String route) implements Action {}

  /**
   * Move the incident's ticket in a tracker to another project or queue.
   *
   * @param tracker which ticket
   * @param project key or name of the project there; {@code service.queue} is what the catalogue
   *     names as the queue of the incident's service (M9), and so for its other facts
   */
  record Move(TrackerId tracker, String project) implements Action {
    private static final String OF_SERVICE = "service.";

    /** Which fact of the incident's service names the project; empty if none does. */
    public Optional<String> fact() {
      return project.startsWith(OF_SERVICE)
          ? Optional.of(project.substring(OF_SERVICE.length()))
          : Optional.empty();
    }

    /** For an incident of a service; empty if that does not name the project. */
    public Optional<Move> of(Catalogue.Service service) {
      return fact().isEmpty()
          ? Optional.of(this)
          : fact().map(service.custom()::get).map(there -> new Move(tracker, there));
    }
  }

  /**
   * Say something on tickets of the incident.
   *
   * @param where on which
   * @param visibility to whom
   * @param text a template
   */
  record Comment(Where where, Visibility visibility, String text) implements Action {}

  /**
   * Tell people.
   *
   * @param channel its name in the configuration
   * @param to names of the catalogue, {@code owner}, {@code level}, {@code reporter}, or addresses
   * @param template its name
   * @param urgent whether it ignores quiet hours and grouping
   */
  record Tell(String channel, List<String> to, String template, boolean urgent) implements Action {
    public Tell {
      to = List.copyOf(to);
    }
  }

  /**
   * Open an obligation; one that is open stays as it is.
   *
   * @param obligation its name
   */
  record Oblige(String obligation) implements Action {}

  /** Tickets of an incident. */
  sealed interface Where {
    /** The one it began with. */
    record Origin() implements Where {}

    /** All of them. */
    record All() implements Where {}

    /**
     * The one in a tracker.
     *
     * @param tracker which
     */
    record In(TrackerId tracker) implements Where {}
  }
}
