package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;

/** Reads field values. Pure, but for the zone of days. */
public final class JiraValueReader {

  private final TrackerId tracker;
  private final Dialect dialect;
  private final JiraDays days;

  public JiraValueReader(TrackerId tracker, Dialect dialect, JiraDays days) {
    this.tracker = tracker;
    this.dialect = dialect;
    this.days = days;
  }

  /** The value of a field; a date or number that makes no sense is shown as it is. */
  public Value read(FieldType type, JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return Value.absent();
    }
    return switch (type) {
      case TEXT -> dialect.value(node);
      case DATE -> moment(node, days::start);
      case DATETIME -> moment(node, JiraTimes::read);
      case USER -> new Value.Person(party(node));
      case NUMBER -> number(node);
      case LABELS -> labels(byShape(node));
      default -> byShape(node);
    };
  }

  /** A person; the e-mail address may be hidden. */
  Party party(JsonNode user) {
    return Party.of(
            tracker,
            dialect.account(user),
            user.path("displayName").asText(""),
            user.path("emailAddress").asText(""))
        .as(standing(user.path("accountType").asText("")));
  }

  /** Told by Jira Cloud. Whoever has a licence may be an agent or ask like a customer. */
  private static Party.Standing standing(String accountType) {
    return switch (accountType) {
      case "customer" -> Party.Standing.CUSTOMER;
      case "app" -> Party.Standing.MACHINE;
      default -> Party.Standing.UNKNOWN;
    };
  }

  /** A person of whom no more is known than these. */
  Party party(String account, String displayName) {
    return Party.of(tracker, account, displayName, "");
  }

  private Value byShape(JsonNode node) {
    if (node.isArray()) {
      Set<String> names = new TreeSet<>();
      node.forEach(item -> names.add(name(item)));
      names.remove("");
      return Value.names(names);
    }
    return dialect.isText(node) ? dialect.value(node) : Value.line(name(node));
  }

  /** The label that the bridge itself puts on its tickets is no news to others (N4). */
  private static Value labels(Value all) {
    if (!(all instanceof Value.Names names) || !names.names().contains(JiraFields.MARKER)) {
      return all;
    }
    Set<String> rest = new TreeSet<>(names.names());
    rest.remove(JiraFields.MARKER);
    return Value.names(rest);
  }

  /** A mistyped year must not hide the rest of the ticket (N10), nor seem to be no date. */
  private Value moment(JsonNode node, Function<String, Instant> reading) {
    try {
      return new Value.Moment(reading.apply(node.asText()));
    } catch (DateTimeException odd) {
      Value shown = byShape(node);
      if (shown.isAbsent()) {
        throw odd;
      }
      return shown;
    }
  }

  private Value number(JsonNode node) {
    return JiraNumbers.in(node.asText())
        .map(held -> Value.line(JiraNumbers.plain(held)))
        .orElseGet(() -> byShape(node));
  }

  /** What a choice, a version, a status … is called; empty if it does not say. */
  static String name(JsonNode node) {
    if (!node.isObject()) {
      return node.asText();
    }
    for (String key : new String[] {"name", "value", "displayName", "key"}) {
      if (node.hasNonNull(key)) {
        return node.path(key).asText();
      }
    }
    return "";
  }
}
