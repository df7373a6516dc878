package org.incidentbridge.mantis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.spi.Outcome.Loss;

/**
 * The notes in which an earlier text of a field went on that was written anew since. What was taken
 * out of the field would stand there for ever (N5).
 */
final class FieldRests {

  private static final Set<String> TEXTS =
      Set.of("description", "steps_to_reproduce", "additional_information");

  /** A text that goes on in notes is at least half as long as its field can be. */
  private static final int SURELY_WHOLE = Parts.LONGEST / 3;

  private FieldRests() {}

  /**
   * What has to go after a write. Nothing while another text of the issue may be the one that goes
   * on: the notes do not tell.
   *
   * @param written fields
   * @param rests in which what was written goes on
   * @param self the id of the bridge's user
   */
  static List<Note> leftovers(
      MantisIssue issue, Set<String> written, List<String> rests, IntSupplier self) {
    boolean others =
        TEXTS.stream()
            .filter(field -> !written.contains(field))
            .anyMatch(field -> issue.text(field).length() > SURELY_WHOLE);
    if (others || TEXTS.stream().noneMatch(written::contains)) {
      return List.of();
    }
    Set<String> comments =
        issue.notes().stream()
            .flatMap(FieldRests::mark)
            .filter(NoteMark::isFirst)
            .map(NoteMark::key)
            .collect(Collectors.toSet());
    Set<String> present = rests.stream().map(String::strip).collect(Collectors.toSet());
    return issue.notes().stream()
        .filter(n -> mark(n).anyMatch(m -> !m.isFirst() && !comments.contains(m.key())))
        .filter(n -> !present.contains(NoteMark.strip(n.text())))
        .filter(n -> n.author().filter(user -> user.id() == self.getAsInt()).isPresent())
        .toList();
  }

  /** What people wrote into such a note, which goes with it; empty if nobody is known to have. */
  static Optional<Loss> edited(MantisIssue issue, Note note) {
    return issue.history().stream()
        .filter(line -> line.type() == HistoryLine.NOTE_UPDATED && line.note() == note.id())
        .flatMap(line -> line.author().stream())
        .filter(who -> note.author().filter(author -> author.id() == who.id()).isEmpty())
        .reduce((earlier, later) -> later)
        .map(who -> new Loss("text", edited(note, who.account())));
  }

  private static String edited(Note note, String who) {
    return ("note %d, in which the text as it was before went on, was edited by %s and goes with"
            + " it; it said: %s")
        .formatted(note.id(), who, text(note));
  }

  private static String text(Note note) {
    return MantisProse.read(NoteMark.strip(note.text())).plainText();
  }

  private static Stream<NoteMark> mark(Note note) {
    return NoteMark.in(note.text()).stream().filter(m -> m.what() == NoteMark.What.TEXT);
  }
}
