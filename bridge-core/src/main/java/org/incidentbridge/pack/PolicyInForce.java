package org.incidentbridge.pack;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Reach;

/**
 * A policy pack and what the configuration makes of it.
 *
 * @param pack the rules
 * @param covers trackers whose tickets are incidents under the policy though no route covers them
 * @param shows fields of the incident that show a clock's due time, with the names of the clocks
 * @param automatic accounts by tracker whose doings are those of a machine: automatic replies,
 *     rules of the tracker
 * @param staff whom the configuration names as those who work on incidents
 * @param voice what steps say
 */
public record PolicyInForce(
    PolicyPack pack,
    Set<TrackerId> covers,
    SortedMap<FieldName, String> shows,
    Map<TrackerId, Set<String>> automatic,
    StaffTerms staff,
    Voice voice) {

  /** One whose configuration names nobody as staff. */
  public PolicyInForce(
      PolicyPack pack,
      Set<TrackerId> covers,
      SortedMap<FieldName, String> shows,
      Map<TrackerId, Set<String>> automatic,
      Voice voice) {
    this(pack, covers, shows, automatic, StaffTerms.NONE, voice);
  }

  public PolicyInForce {
    covers = Set.copyOf(covers);
    shows = Collections.unmodifiableSortedMap(new TreeMap<>(shows));
    automatic = Map.copyOf(automatic);
  }

  /** The fields that the policy decides, whatever sides say. */
  public Set<FieldName> decides() {
    Set<FieldName> fields = new LinkedHashSet<>(shows.keySet());
    if (!pack.severity().rules().isEmpty()) {
      fields.add(StandardField.SEVERITY.field());
    }
    if (!pack.ladder().levels().isEmpty()) {
      fields.add(StandardField.LEVEL.field());
    }
    return fields;
  }

  /** The fields that steps may set, and the organisation, which the address of a reporter tells. */
  private Set<FieldName> puts() {
    Set<FieldName> fields = new LinkedHashSet<>();
    if (!pack.catalogue().organisations().isEmpty()) {
      fields.add(StandardField.ORGANISATION.field());
    }
    for (Step step : pack.ladder().steps()) {
      for (Action action : step.actions()) {
        if (action instanceof Action.Put put) {
          fields.add(put.field());
        } else if (action instanceof Action.Assign) {
          fields.add(StandardField.ASSIGNEE.field());
        }
      }
    }
    return fields;
  }

  /** How far it reaches. */
  public Reach reach() {
    return new Reach(covers, pack.head().counts(), decides(), puts(), version());
  }

  private String version() {
    return pack.head().version() + " " + covers + shows + automatic + staff;
  }

  /** Whether an account is a machine's. */
  public boolean isAutomatic(TrackerId tracker, String account) {
    return automatic.getOrDefault(tracker, Set.of()).contains(account);
  }
}
