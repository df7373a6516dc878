package org.incidentbridge.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.text.RichText;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.Timeline;

/** What happened to an incident, told in a test. */
final class Tale {
  static final TicketRef ORIGIN = new TicketRef(new TrackerId("desk"), "1");
  static final TicketRef MIRROR = new TicketRef(new TrackerId("eng"), "7");

  final List<Event> events = new ArrayList<>();
  private Actor by = actor("cleo@acme.com", Role.REPORTER);
  private TicketRef on = ORIGIN;
  private String known = "";

  /** Opened by a customer with these fields, names and values in turn. */
  static Tale opened(String at, String... fields) {
    SortedMap<FieldName, Value> values = new TreeMap<>();
    values.put(StandardField.REPORTER.field(), new Value.Person(party("cleo@acme.com")));
    values.put(StandardField.STATUS.field(), Value.line("new"));
    for (int i = 0; i < fields.length; i += 2) {
      values.put(new FieldName(fields[i]), value(fields[i], fields[i + 1]));
    }
    return new Tale().tell(at, new Happening.Opened(values));
  }

  Tale as(Role role) {
    return as(role.name().toLowerCase(java.util.Locale.ROOT) + "@home.org", role);
  }

  Tale as(String address, Role role) {
    by = actor(address, role);
    return this;
  }

  Tale on(TicketRef ticket) {
    on = ticket;
    return this;
  }

  /** The bridge learns of what follows only then. */
  Tale knownAt(String when) {
    known = when;
    return this;
  }

  Tale sets(String at, String field, String to) {
    return tell(
        at, new Happening.Changed(new FieldName(field), Value.absent(), value(field, to), true));
  }

  /** A change that the incident does not follow. */
  Tale shows(String at, String field, String to) {
    return tell(
        at, new Happening.Changed(new FieldName(field), Value.absent(), value(field, to), false));
  }

  Tale answers(String at) {
    return says(at, Visibility.PUBLIC, "We look into it");
  }

  Tale says(String at, Visibility visibility, String text) {
    return tell(at, new Happening.Commented(visibility, visibility == Visibility.PUBLIC, text));
  }

  Tale attaches(String at, String name) {
    return tell(at, new Happening.Attached(name, Visibility.PUBLIC));
  }

  Tale acknowledges(String at, String obligation) {
    return tell(at, new Happening.Acknowledged(obligation, "command"));
  }

  Tale tell(String at, Happening what) {
    Instant when = Instant.parse(at);
    Event.When both = new Event.When(when, known.isEmpty() ? when : Instant.parse(known));
    events.add(new Event("e" + events.size(), on, both, by, what));
    return this;
  }

  Timeline timeline() {
    return Timeline.of(ORIGIN, events);
  }

  static Actor actor(String address, Role role) {
    return new Actor(party(address), role);
  }

  static Party party(String address) {
    return Party.of(ORIGIN.tracker(), address, address.substring(0, address.indexOf('@')), address);
  }

  static Value value(String field, String text) {
    FieldKind kind = StandardField.kindOf(new FieldName(field));
    if (text.isEmpty()) {
      return Value.absent();
    }
    return switch (kind) {
      case PERSON -> new Value.Person(party(text));
      case NAMES -> Value.names(List.of(text.split(",")));
      case BODY -> Value.body(RichText.plain(text));
      default -> Value.line(text);
    };
  }
}
