package org.incidentbridge.policy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;

/**
 * Which tickets of one tracker get a mirror in another, and how the two are kept in step.
 *
 * @param name unique, never empty
 * @param ends the two trackers
 * @param when which tickets; once a mirror exists it stays in step even if this no longer holds
 * @param create how a mirror is made
 * @param terms what flows and who decides
 */
public record Route(String name, Ends ends, Condition when, Create create, Terms terms) {

  public TrackerId from() {
    return ends.from();
  }

  public TrackerId to() {
    return ends.to();
  }

  /**
   * The two trackers; not the same.
   *
   * @param from where tickets come from
   * @param to where mirrors are made
   */
  public record Ends(TrackerId from, TrackerId to) {}

  /**
   * How a mirror is made.
   *
   * @param project key or name at the target
   * @param type issue type or category at the target
   * @param set further target fields with fixed text, in the target's words
   * @param adopt canonical field that may hold the key of an existing ticket at the target, to join
   *     it instead of making one; empty if none
   * @param known what is looked for before one is made
   */
  public record Create(
      String project, String type, Map<String, String> set, String adopt, Known known) {
    public Create {
      set = Map.copyOf(set);
    }

    /** One before which nothing is looked for. */
    public Create(String project, String type, Map<String, String> set, String adopt) {
      this(project, type, set, adopt, Known.NEVER);
    }
  }

  /**
   * What flows and who decides.
   *
   * @param fields the synced fields with their owners
   * @param share comments and files
   * @param answers what to do on events that are no field change
   */
  public record Terms(SortedMap<FieldName, Owner> fields, Share share, Answers answers) {
    public Terms {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }
}
