package org.incidentbridge.backtest;

import com.fasterxml.jackson.core.JsonToken;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.Turn;
import org.jspecify.annotations.Nullable;

/** Reads one event of a line. */
final class EventReader {
  private static final People.Known NOBODY = new People.Known(Party.NOBODY);
  private static final Map<String, Actor.Role> ROLES = roles();

  private final LineText line;
  private final ValueReader values;
  private final TicketReader tickets;

  private @Nullable Instant at;
  private @Nullable TicketRef ticket;
  private String kind = "";
  private Actor.@Nullable Role by;
  private People.Known author = NOBODY;
  private String field = "";
  private @Nullable Object to;
  private boolean counts;
  private boolean open;
  private @Nullable Boolean toReporter;
  private String text = "";
  private String name = "";
  private SortedMap<FieldName, Value> fields = new TreeMap<>();

  EventReader(LineText line, ValueReader values, TicketReader tickets) {
    this.line = line;
    this.values = values;
    this.tickets = tickets;
  }

  /**
   * The event that begins here. What a field held before its change is not in it yet.
   *
   * @param id its own
   * @param origin its ticket, unless it names another one
   */
  Event read(String id, TicketRef origin) throws HistoryException {
    clear();
    line.expect(JsonToken.START_OBJECT, "an event", "an object");
    for (String member = line.member(); member != null; member = line.member()) {
      member(member);
    }
    if (at == null) {
      throw line.wrong("the event has no 'at', the point in time when it happened");
    }
    if (by == null) {
      throw line.wrong("the event has no 'by': " + String.join(", ", ROLES.keySet()));
    }
    return new Event(
        id, ticket == null ? origin : ticket, new Event.When(at, at), author.as(by), what());
  }

  private void clear() {
    at = null;
    ticket = null;
    kind = "";
    by = null;
    author = NOBODY;
    field = "";
    to = null;
    counts = true;
    open = false;
    toReporter = null;
    text = "";
    name = "";
    if (!fields.isEmpty()) {
      fields = new TreeMap<>();
    }
  }

  private void member(String member) throws HistoryException {
    switch (member) {
      case "at" -> at = line.time(member);
      case "kind" -> kind = line.text(member);
      case "by" -> by = role(line.text(member));
      case "author" -> author = values.person(member);
      case "ticket" -> ticket = tickets.read(member);
      case "field" -> field = line.text(member);
      case "to" -> to = values.raw(member);
      case "counts" -> counts = line.flag(member);
      case "public" -> open = line.flag(member);
      case "toReporter" -> toReporter = line.flag(member);
      case "text", "how" -> text = line.text(member);
      case "name", "obligation" -> name = line.text(member);
      case "fields" -> fields();
      default ->
          throw line.wrong(
              "an event has no '"
                  + member
                  + "', only at, kind, by, author, ticket, fields, field, to, counts, public,"
                  + " toReporter, text, name, obligation, how");
    }
  }

  private Actor.Role role(String word) throws HistoryException {
    Actor.Role role = ROLES.get(word);
    if (role == null) {
      throw line.wrong("by is '" + word + "', none of " + String.join(", ", ROLES.keySet()));
    }
    return role;
  }

  private void fields() throws HistoryException {
    line.expect(JsonToken.START_OBJECT, "fields", "an object");
    for (String member = line.member(); member != null; member = line.member()) {
      FieldName each = values.field(member);
      Value value = values.value(each);
      if (!value.isAbsent()) {
        fields.put(each, value);
      }
    }
  }

  private Happening what() throws HistoryException {
    Visibility visibility = open ? Visibility.PUBLIC : Visibility.INTERNAL;
    return switch (kind) {
      case "opened" -> new Happening.Opened(fields);
      case "changed" -> changed();
      case "comment" ->
          new Happening.Commented(visibility, toReporter == null ? open : toReporter, text);
      case "edited", "shown", "reshown", "hidden" ->
          new Happening.Turned(
              Turn.valueOf(kind.toUpperCase(Locale.ROOT)),
              visibility,
              toReporter == null ? open : toReporter,
              text);
      case "file" -> new Happening.Attached(named("name", "the name of the file"), visibility);
      case "acknowledged" ->
          new Happening.Acknowledged(named("obligation", "the name of the obligation"), text);
      case "" ->
          throw line.wrong(
              "the event has no 'kind': opened, changed, comment, edited, shown,"
                  + " reshown, hidden, file or acknowledged");
      default ->
          throw line.wrong(
              "kind is '"
                  + kind
                  + "', none of opened, changed, comment, edited, shown, reshown, hidden,"
                  + " file, acknowledged");
    };
  }

  private Happening changed() throws HistoryException {
    if (field.isEmpty()) {
      throw line.wrong("the change has no 'field', the canonical name of what was changed");
    }
    FieldName changed = values.field(field);
    return new Happening.Changed(changed, Value.absent(), values.value(changed, to), counts);
  }

  private String named(String member, String what) throws HistoryException {
    if (name.isBlank()) {
      throw line.wrong("the event has no '" + member + "', " + what);
    }
    return name;
  }

  private static Map<String, Actor.Role> roles() {
    Map<String, Actor.Role> roles = new LinkedHashMap<>();
    for (Actor.Role role : Actor.Role.values()) {
      roles.put(NOBODY.as(role).word(), role);
    }
    return roles;
  }
}
