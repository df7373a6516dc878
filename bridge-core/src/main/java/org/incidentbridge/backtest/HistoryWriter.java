package org.incidentbridge.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.function.Predicate;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;

/** Writes histories as {@link HistoryReader} reads them, one in a line. */
public final class HistoryWriter implements AutoCloseable {
  /** Stands for a text that is there and was left out. */
  static final String LEFT_OUT = "…";

  private final JsonGenerator json;
  private final boolean texts;
  private final Kept kept;

  /**
   * Writes to a stream.
   *
   * @param out closed with this
   * @param texts whether comments and formatted fields keep what people wrote
   * @param kept what stays in its tracker
   */
  public HistoryWriter(OutputStream out, boolean texts, Kept kept) throws IOException {
    this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
    this.texts = texts;
    this.kept = kept;
  }

  /** What never leaves its tracker (N5). */
  @FunctionalInterface
  public interface Kept {
    /** The fields that a ticket keeps to itself. */
    Set<FieldName> of(TicketRef ticket);
  }

  /** Adds a line. */
  public void write(PastIncident incident) throws IOException {
    TicketRef origin = incident.timeline().origin();
    Predicate<Party> hidden = new HiddenPeople(incident.timeline(), kept)::contains;
    json.writeStartObject();
    json.writeStringField("id", incident.id());
    json.writeObjectFieldStart("origin");
    ticket(origin, incident.key());
    json.writeEndObject();
    json.writeArrayFieldStart("events");
    for (Event event : incident.timeline().events()) {
      if (!isKept(event)) {
        event(event, origin, hidden);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private boolean isKept(Event event) {
    return event.what() instanceof Happening.Changed changed
        && kept.of(event.ticket()).contains(changed.field());
  }

  private void ticket(TicketRef ticket, String key) throws IOException {
    json.writeStringField("tracker", ticket.tracker().name());
    json.writeStringField("key", key);
    if (!key.equals(ticket.id())) {
      json.writeStringField("id", ticket.id());
    }
  }

  private void event(Event event, TicketRef origin, Predicate<Party> hidden) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", event.at().toString());
    json.writeStringField(
        "kind", event.what() instanceof Happening.Opened ? "opened" : event.what().word());
    json.writeStringField("by", event.by().word());
    Party author = event.by().party();
    if (!author.key().isEmpty() && !hidden.test(author)) {
      json.writeFieldName("author");
      person(author);
    }
    if (!event.ticket().equals(origin)) {
      json.writeObjectFieldStart("ticket");
      ticket(event.ticket(), event.ticket().id());
      json.writeEndObject();
    }
    what(event);
    json.writeEndObject();
  }

  private void what(Event event) throws IOException {
    switch (event.what()) {
      case Happening.Opened opened -> opened(opened, kept.of(event.ticket()));
      case Happening.Changed changed -> changed(changed);
      case Happening.Attached file -> {
        json.writeStringField("name", file.name());
        json.writeBooleanField("public", file.visibility() == Visibility.PUBLIC);
      }
      case Happening.Commented said -> comment(said.visibility(), said.toReporter(), said.text());
      case Happening.Turned turned ->
          comment(turned.visibility(), turned.toReporter(), turned.text());
      case Happening.Acknowledged met -> {
        json.writeStringField("obligation", met.obligation());
        json.writeStringField("how", met.how());
      }
    }
  }

  private void opened(Happening.Opened opened, Set<FieldName> left) throws IOException {
    json.writeObjectFieldStart("fields");
    for (var each : opened.values().entrySet()) {
      if (!left.contains(each.getKey())) {
        json.writeFieldName(each.getKey().name());
        value(each.getValue());
      }
    }
    json.writeEndObject();
  }

  private void changed(Happening.Changed changed) throws IOException {
    json.writeStringField("field", changed.field().name());
    json.writeFieldName("to");
    value(changed.to());
    if (!changed.counts()) {
      json.writeBooleanField("counts", false);
    }
  }

  private void comment(Visibility visibility, boolean toReporter, String text) throws IOException {
    json.writeBooleanField("public", visibility == Visibility.PUBLIC);
    json.writeBooleanField("toReporter", toReporter);
    if (texts && !text.isEmpty()) {
      json.writeStringField("text", text);
    }
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case Value.Absent absent -> json.writeNull();
      case Value.Names names -> {
        json.writeStartArray();
        for (String name : names.names()) {
          json.writeString(name);
        }
        json.writeEndArray();
      }
      case Value.Person person -> person(person.party());
      case Value.Body body -> json.writeString(texts ? body.display() : LEFT_OUT);
      case Value.Line line -> json.writeString(line.text());
      case Value.Moment moment -> json.writeString(moment.at().toString());
    }
  }

  private void person(Party party) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", party.key());
    json.writeStringField("name", party.name());
    if (!party.email().isEmpty()) {
      json.writeStringField("email", party.email());
    }
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
