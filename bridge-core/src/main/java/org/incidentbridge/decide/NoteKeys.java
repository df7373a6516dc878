package org.incidentbridge.decide;

import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.CommandKey;

/** Keys of the commands that make copies; the same whenever they are computed (N3). */
public final class NoteKeys {

  private NoteKeys() {}

  /** The copy of a comment on a ticket. */
  public static CommandKey of(IncidentId incident, Shared.Note note, TicketRef at) {
    return CommandKey.of(
        "note", incident.text(), note.ticket().toString(), note.commentId(), at.toString());
  }

  /** The copy of a file on a ticket. */
  public static CommandKey of(IncidentId incident, Shared.FileNote file, TicketRef at) {
    return CommandKey.of(
        "file", incident.text(), file.ticket().toString(), file.attachmentId(), at.toString());
  }
}
