package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.FileNote;
import org.incidentbridge.model.Shared.Note;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.spi.TicketSnapshot.Talk;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;

/** How many comments and files of an incident have copies, and why others have none. */
final class Copied {

  private final Store.Tables tables;
  private final Incident incident;

  Copied(Store.Tables tables, Incident incident) {
    this.tables = tables;
    this.incident = incident;
  }

  String line() {
    List<Note> notes = incident.shared().notes().stream().filter(n -> !n.gone()).toList();
    List<FileNote> files = incident.shared().files().stream().filter(f -> !f.gone()).toList();
    return part(notes.size(), "comment", notes.stream().flatMap(n -> n.copies().stream()))
        + reasons(notes.stream().flatMap(note -> reason(note).stream()))
        + ", "
        + part(files.size(), "file", files.stream().flatMap(f -> f.copies().stream()))
        + reasons(files.stream().flatMap(file -> reason(file).stream()));
  }

  private static String part(int originals, String what, Stream<Copy> copies) {
    return Count.of(originals, what)
        + " with "
        + Count.of(copies.filter(c -> !c.gone()).count(), "copy");
  }

  /** Each reason with the number of those that it holds for; empty if all have copies. */
  private static String reasons(Stream<String> reasons) {
    Map<String, Long> counts =
        reasons.collect(Collectors.groupingBy(r -> r, TreeMap::new, Collectors.counting()));
    List<String> told = new ArrayList<>();
    counts.forEach((reason, count) -> told.add(count + " " + reason));
    return told.isEmpty() ? "" : " (" + String.join(", ", told) + ")";
  }

  private Optional<String> reason(Note note) {
    boolean internal =
        talk(note.ticket())
            .flatMap(talk -> talk.comments().stream())
            .anyMatch(
                c -> c.id().equals(note.commentId()) && c.visibility() == Visibility.INTERNAL);
    return reason(
        note.copies(),
        internal,
        purpose ->
            purpose instanceof Purpose.NoteCopy copy
                && copy.source().equals(note.ticket())
                && copy.commentId().equals(note.commentId()));
  }

  private Optional<String> reason(FileNote file) {
    boolean internal =
        talk(file.ticket())
            .flatMap(talk -> talk.attachments().stream())
            .anyMatch(
                a -> a.id().equals(file.attachmentId()) && a.visibility() == Visibility.INTERNAL);
    return reason(
        file.copies(),
        internal || file.isHidden(),
        purpose ->
            purpose instanceof Purpose.FileCopy copy
                && copy.source().equals(file.ticket())
                && copy.attachmentId().equals(file.attachmentId()));
  }

  private Optional<String> reason(List<Copy> copies, boolean internal, Predicate<Purpose> its) {
    if (copies.stream().anyMatch(copy -> !copy.gone())) {
      return Optional.empty();
    }
    Optional<State> wish =
        tables.outbox().of(incident.id()).stream()
            .filter(entry -> its.test(entry.planned().purpose()))
            .map(Entry::state)
            .findFirst();
    if (wish.isPresent()) {
      return Optional.of(wish.get() == State.HELD ? "held for a person" : "waiting");
    }
    if (!copies.isEmpty()) {
      return Optional.of("whose copy was deleted");
    }
    return internal ? Optional.of("internal") : Optional.empty();
  }

  private Stream<Talk> talk(TicketRef ref) {
    return tables.tickets().find(ref).stream().map(seen -> seen.ticket().talk());
  }
}
