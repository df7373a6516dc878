package org.incidentbridge.testkit.sim.rt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A transaction as stored, with raw values.
 *
 * @param ticket the ticket it was made on, also after a merge
 * @param created seconds since 1970
 * @param custom values of transaction fields by the field's id; they come after the transaction
 */
record Transaction(
    int id,
    int ticket,
    Kind kind,
    String data,
    int creator,
    long created,
    Map<Integer, List<String>> custom) {

  /** What changed. */
  record Kind(String type, String field, String old, String now) {

    static Kind of(String type) {
      return new Kind(type, "", "", "");
    }

    static Kind set(String field, String old, String now) {
      return new Kind("Set", field, old, now);
    }

    static Kind link(boolean added, String field, String uri) {
      return new Kind(added ? "AddLink" : "DeleteLink", field, added ? "" : uri, added ? uri : "");
    }
  }

  static Transaction of(int id, int ticket, Kind kind, String data, int creator, long created) {
    return new Transaction(id, ticket, kind, data, creator, created, new LinkedHashMap<>());
  }

  boolean isMail() {
    return kind.type.endsWith("EmailRecord");
  }

  boolean isInternal() {
    return kind.type.startsWith("Comment");
  }
}
