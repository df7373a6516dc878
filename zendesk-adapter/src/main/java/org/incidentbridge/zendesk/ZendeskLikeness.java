package org.incidentbridge.zendesk;

import java.util.List;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.Gist;
import org.incidentbridge.zendesk.ZendeskMetadata.Field;

/** Whether a ticket shows what Zendesk makes of a value. Asks Zendesk nothing. */
final class ZendeskLikeness {

  private final ZendeskMetadata metadata;

  ZendeskLikeness(ZendeskMetadata metadata) {
    this.metadata = metadata;
  }

  Likeness of(String field, Value written, TicketSnapshot ticket) {
    if (!ticket.fields().containsKey(field)) {
      return Likeness.UNKNOWN;
    }
    Value shown = ticket.field(field);
    return switch (field) {
      case FieldWriter.DESCRIPTION ->
          Gist.isSame(FieldWriter.text(written), FieldWriter.text(shown))
              ? Likeness.TAKEN
              : Likeness.UNKNOWN;
      case "subject" ->
          likeness(Characters.oneLine(written.display()).strip().equals(shown.display().strip()));
      case "tags" -> likeness(FieldWriter.tags(written).equals(shown.asNames()));
      case "assignee", "requester" -> person(written, shown);
      case "status", "priority", "type" -> likeness(Same.value(written, shown));
      case "organization" ->
          written.display().equalsIgnoreCase(shown.display()) ? Likeness.TAKEN : Likeness.UNKNOWN;
      case "group", "custom_status" ->
          likeness(written.display().equalsIgnoreCase(shown.display()));
      default -> other(field, written, shown);
    };
  }

  private static Likeness person(Value written, Value shown) {
    if (Same.value(written, shown)) {
      return Likeness.TAKEN;
    }
    boolean known =
        written.isAbsent()
            || (written instanceof Value.Person person && !person.party().account().isEmpty());
    return known ? Likeness.OTHER : Likeness.UNKNOWN;
  }

  private Likeness other(String field, Value written, Value shown) {
    List<Field> fields = metadata.known().named(field);
    if (fields.size() != 1) {
      return Same.value(written, shown) ? Likeness.TAKEN : Likeness.UNKNOWN;
    }
    CustomValue wanted = CustomValue.of(fields.getFirst(), written);
    return wanted.refusal().isEmpty()
        ? likeness(Same.value(wanted.shown(), shown))
        : Likeness.UNKNOWN;
  }

  private static Likeness likeness(boolean taken) {
    return taken ? Likeness.TAKEN : Likeness.OTHER;
  }
}
