package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.HistoryEntry.Change;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Sees to what somebody set in the very second of a write: stamps are of whole seconds, so that a
 * safe update overwrites it, and only the audit of the write tells what was there (N7).
 */
final class SameSecond {

  private static final String TAGS = "tags";
  private static final String STATUS = "status";
  private static final String OWN_STATUS = "custom_status";

  private final ZendeskClient client;
  private final ZendeskReader reader;
  private final FieldWriter fields;

  SameSecond(ZendeskClient client, ZendeskReader reader, FieldWriter fields) {
    this.client = client;
    this.reader = reader;
    this.fields = fields;
  }

  /**
   * What the write took away, which the bridge had not read.
   *
   * @param read what the fields that were written showed before
   * @param newest the newest audits of the ticket; asked for only where something looks lost
   */
  List<Change> lost(JsonNode audit, Map<String, Value> read, Supplier<List<JsonNode>> newest) {
    List<Change> suspects =
        reader.made(audit).stream()
            .filter(made -> read.containsKey(made.field()) && isOther(read, made))
            .toList();
    return suspects.isEmpty() ? suspects : witnessed(suspects, audit, newest.get());
  }

  /** Added tags are added again; one that was taken away must not come back. */
  private static boolean isOther(Map<String, Value> read, Change made) {
    Value before = read.getOrDefault(made.field(), Value.absent());
    if (!made.field().equals(TAGS)) {
      return !Same.value(before, made.from());
    }
    Set<String> back = new TreeSet<>(before.asNames());
    back.retainAll(made.to().asNames());
    return !made.from().asNames().containsAll(back);
  }

  /** Audits may write a value otherwise than tickets do: only another audit proves a change. */
  private List<Change> witnessed(List<Change> suspects, JsonNode audit, List<JsonNode> newest) {
    String id = ZendeskJson.text(audit, "id");
    List<JsonNode> before =
        newest.stream()
            .dropWhile(other -> !ZendeskJson.text(other, "id").equals(id))
            .skip(1)
            .toList();
    List<Change> others =
        before.stream()
            .takeWhile(other -> at(other).equals(at(before.getFirst())))
            .flatMap(other -> reader.changes(other).stream())
            .toList();
    return suspects.stream().filter(s -> others.stream().anyMatch(o -> isIt(o, s))).toList();
  }

  private static String at(JsonNode audit) {
    return ZendeskJson.text(audit, "created_at");
  }

  private static boolean isIt(Change other, Change suspect) {
    return other.field().equals(suspect.field()) && Same.value(other.to(), suspect.from());
  }

  /** For the ledger: what is lost for good. */
  static List<Loss> told(List<Change> lost) {
    return lost.stream()
        .map(
            change ->
                new Loss(
                    change.field(),
                    "somebody set '%s' in the second in which the bridge wrote '%s' over it"
                        .formatted(change.from().display(), change.to().display())))
        .toList();
  }

  /**
   * Puts all back that an update changed, so that it can be decided anew.
   *
   * @param changed names of the fields that it was to change
   * @return whether that was done; not where Zendesk knows no way back or somebody went on
   */
  boolean isPutBack(Target target, JsonNode audit, Set<String> changed) {
    List<Change> made = reader.made(audit);
    SortedMap<String, Value> back = back(made, changed);
    ZendeskTicket now = reader.ticket(target.ticketId());
    ZendeskDraft draft = fields.draft(now.fields(), back);
    if (draft.isRefused() || !draft.losses().isEmpty() || !stands(made, now, back.keySet())) {
      return false;
    }
    ObjectNode body = draft.body();
    body.put("safe_update", true).put("updated_stamp", now.stamp());
    body.set("metadata", Marks.BACK.saying(target.key().text()));
    try {
      client.update(now.id(), body);
      return true;
    } catch (CallFailure failure) {
      if (failure.maybeApplied()
          || (failure.kind() != Kind.CONFLICT && failure.kind() != Kind.INVALID)) {
        throw failure;
      }
      return false;
    }
  }

  /** A status of the account's own is put back itself; nothing becomes new again. */
  private static SortedMap<String, Value> back(List<Change> made, Set<String> changed) {
    SortedMap<String, Value> all = new TreeMap<>();
    made.forEach(change -> all.put(change.field(), change.from()));
    SortedMap<String, Value> back = new TreeMap<>(all);
    back.keySet().retainAll(changed);
    Value own = all.getOrDefault(OWN_STATUS, Value.absent());
    boolean fresh = all.getOrDefault(STATUS, Value.absent()).display().equals("new");
    if (back.containsKey(STATUS) && !fresh && !own.display().isEmpty()) {
      back.remove(STATUS);
      back.put(OWN_STATUS, own);
    }
    return back;
  }

  private static boolean stands(List<Change> made, ZendeskTicket now, Set<String> names) {
    return made.stream()
        .filter(change -> names.contains(change.field()))
        .allMatch(c -> Same.value(c.to(), now.fields().getOrDefault(c.field(), Value.absent())));
  }

  /** Adds tags again that somebody else added. */
  void rescueTags(Target target, JsonNode audit, Value read, Value wanted) {
    Set<String> lost = new TreeSet<>();
    reader.made(audit).stream()
        .filter(change -> change.field().equals(TAGS))
        .forEach(change -> lost.addAll(change.from().asNames()));
    lost.removeAll(read.asNames());
    lost.removeAll(wanted.asNames());
    if (!lost.isEmpty()) {
      client.addTags(target.ticketId(), lost);
    }
  }
}
