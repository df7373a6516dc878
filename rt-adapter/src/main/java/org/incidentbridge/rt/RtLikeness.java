package org.incidentbridge.rt;

import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.Gist;
import org.incidentbridge.text.RichText;

/** Whether a ticket shows what RT makes of a value. Asks RT nothing. */
final class RtLikeness {

  private RtLikeness() {}

  static Likeness of(String field, Value written, TicketSnapshot ticket) {
    if (!ticket.fields().containsKey(field)) {
      return Likeness.UNKNOWN;
    }
    Value shown = ticket.field(field);
    if (field.equals("Subject")) {
      return likeness(RtProse.subject(written.display()).equals(shown.display().strip()));
    }
    if (field.equals(RtTranslator.CONTENT)) {
      return likeness(Gist.isSame(text(written), text(shown)));
    }
    if (field.equals(RtTranslator.OWNER)) {
      return owner(written, shown);
    }
    boolean same =
        Same.value(written, shown)
            || written.display().strip().equalsIgnoreCase(shown.display().strip());
    return field.startsWith(RtTranslator.CUSTOM) && !same ? Likeness.UNKNOWN : likeness(same);
  }

  private static Likeness owner(Value written, Value shown) {
    if (Same.value(written, shown)) {
      return Likeness.TAKEN;
    }
    boolean known =
        written.isAbsent()
            || (written instanceof Value.Person person && !person.party().account().isEmpty());
    return known ? Likeness.OTHER : Likeness.UNKNOWN;
  }

  private static RichText text(Value value) {
    return value instanceof Value.Body body ? body.text() : RichText.plain(value.display());
  }

  private static Likeness likeness(boolean taken) {
    return taken ? Likeness.TAKEN : Likeness.OTHER;
  }
}
