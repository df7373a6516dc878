package org.incidentbridge.decide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Shared.Note;
import org.incidentbridge.model.TicketRef;

/**
 * Where in the list of notes a ticket's comments stand, so that a ticket with many comments is read
 * in one pass. Good as long as notes are only added at the end, and told of here.
 */
final class NoteIndex {

  private final IncidentId incident;
  private final TicketRef ref;
  private final List<Note> notes;
  private final Map<String, Integer> originals = new HashMap<>();
  private final Map<String, Integer> copies = new HashMap<>();
  private final Map<String, Integer> markers = new HashMap<>();
  private int marked;

  NoteIndex(IncidentId incident, TicketRef ref, List<Note> notes) {
    this.incident = incident;
    this.ref = ref;
    this.notes = notes;
    for (int i = 0; i < notes.size(); i++) {
      Note note = notes.get(i);
      int at = i;
      note.copyAt(ref).ifPresent(c -> copies.putIfAbsent(c.id(), at));
      if (note.ticket().equals(ref)) {
        originals.putIfAbsent(note.commentId(), at);
      }
    }
  }

  /** The note of a comment that people wrote here. */
  Optional<Integer> original(Comment comment) {
    return Optional.ofNullable(originals.get(comment.id()));
  }

  /** The note whose copy the comment is known to be. */
  Optional<Integer> copy(Comment comment) {
    return Optional.ofNullable(copies.get(comment.id()));
  }

  /** The note whose copy the comment is by its marker. */
  Optional<Integer> marked(Comment comment) {
    if (comment.marker().isEmpty()) {
      return Optional.empty();
    }
    for (; marked < notes.size(); marked++) {
      markers.putIfAbsent(NoteKeys.of(incident, notes.get(marked), ref).text(), marked);
    }
    return Optional.ofNullable(markers.get(comment.marker()));
  }

  /** A note was added at the end of the list, for a comment written here. */
  void added(Comment comment) {
    originals.put(comment.id(), notes.size() - 1);
  }
}
