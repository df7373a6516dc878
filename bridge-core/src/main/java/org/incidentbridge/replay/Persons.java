package org.incidentbridge.replay;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.model.Party;

/** Different people. Who may be one of those before is held to be that one. */
final class Persons {

  private static final String IN_TABLE = "person:";

  private final List<Party> all = new ArrayList<>();

  void clear() {
    all.clear();
  }

  int size() {
    return all.size();
  }

  /** Adds somebody; returns whether they are nobody of those before. */
  boolean add(Party party) {
    if (!all.stream().allMatch(other -> areTwo(party, other))) {
      return false;
    }
    return all.add(party);
  }

  /** Two accounts are two people only if something that both have tells so. */
  static boolean areTwo(Party one, Party other) {
    if (one.equals(other) || one.name().equalsIgnoreCase(other.name())) {
      return false;
    }
    boolean addresses = !one.email().isEmpty() && !other.email().isEmpty();
    if (addresses && one.email().equalsIgnoreCase(other.email())) {
      return false;
    }
    boolean named = one.key().startsWith(IN_TABLE) && other.key().startsWith(IN_TABLE);
    return addresses || named || areOfOneTracker(one.key(), other.key());
  }

  private static boolean areOfOneTracker(String one, String other) {
    int colon = one.indexOf(':');
    return colon > 0 && other.startsWith(one.substring(0, colon + 1));
  }
}
