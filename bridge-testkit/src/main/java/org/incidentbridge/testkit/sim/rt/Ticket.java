package org.incidentbridge.testkit.sim.rt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A ticket as stored. Times are seconds since 1970, 0 where not set. */
final class Ticket {

  final int id;
  final Map<Stamp, Long> stamps = new EnumMap<>(Stamp.class);
  final Map<Figure, Integer> numbers = new EnumMap<>(Figure.class);
  private final Map<Role, Set<Integer>> watchers = new EnumMap<>(Role.class);

  /** By the field's id; a blank value is what RT keeps as one without content. */
  final Map<Integer, List<String>> custom = new LinkedHashMap<>();

  int effectiveId;
  Queue queue;
  String subject = "";
  String status = "";
  String serviceLevel = "";
  int owner;
  int creator;
  int lastUpdatedBy;

  Ticket(int id, Queue queue) {
    this.id = id;
    this.effectiveId = id;
    this.queue = queue;
  }

  /** Dates. */
  enum Stamp {
    CREATED("Created"),
    STARTS("Starts"),
    STARTED("Started"),
    DUE("Due"),
    TOLD("Told"),
    RESOLVED("Resolved"),
    LAST_UPDATED("LastUpdated");

    final String field;

    Stamp(String field) {
      this.field = field;
    }
  }

  /** Whole numbers. */
  enum Figure {
    PRIORITY("Priority"),
    INITIAL_PRIORITY("InitialPriority"),
    FINAL_PRIORITY("FinalPriority"),
    TIME_ESTIMATED("TimeEstimated"),
    TIME_LEFT("TimeLeft"),
    TIME_WORKED("TimeWorked");

    final String field;

    Figure(String field) {
      this.field = field;
    }
  }

  /** Who watches. */
  enum Role {
    REQUESTOR("Requestor"),
    CC("Cc"),
    ADMIN_CC("AdminCc");

    final String field;

    Role(String field) {
      this.field = field;
    }
  }

  long stamp(Stamp which) {
    return stamps.getOrDefault(which, 0L);
  }

  /** The people of a role, to be changed in place. */
  Set<Integer> watchers(Role role) {
    return watchers.computeIfAbsent(role, none -> new LinkedHashSet<>());
  }

  int number(Figure which) {
    return numbers.getOrDefault(which, 0);
  }

  List<String> values(int field) {
    return custom.computeIfAbsent(field, none -> new ArrayList<>());
  }

  boolean isMerged() {
    return effectiveId != id;
  }
}
