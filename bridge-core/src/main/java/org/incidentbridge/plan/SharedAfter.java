package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.decide.Hashes;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.FileNote;
import org.incidentbridge.model.Shared.Note;
import org.incidentbridge.model.Shared.StandingLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome.Receipt;

/**
 * What has copies where, once a command that made, changed or removed one is applied. Pure.
 *
 * @param old what had before
 * @param at the ticket that was written to
 */
record SharedAfter(Shared old, TicketRef at, Receipt receipt) {

  Shared note(Purpose.NoteCopy copy, Optional<Reading> after) {
    List<Note> notes = new ArrayList<>();
    for (Note note : old.notes()) {
      boolean same =
          note.ticket().equals(copy.source()) && note.commentId().equals(copy.commentId());
      notes.add(same ? copied(note, copy, after) : note);
    }
    return new Shared(notes, old.files(), old.links(), old.remarks());
  }

  /** The copy is no longer there, and was not taken away by people. */
  Shared withdrawn(Purpose.NoteCopy copy) {
    return note(new Purpose.NoteCopy(copy.source(), copy.commentId(), "", false), Optional.empty());
  }

  private Note copied(Note note, Purpose.NoteCopy copy, Optional<Reading> after) {
    String id = receipt.createdId().or(() -> note.copyAt(at).map(Copy::id)).orElse("");
    return copy.hash().isEmpty() || id.isEmpty()
        ? note.withoutCopy(at)
        : note.withCopy(new Copy(at, id, copy.hash(), shown(after, id)).asHidden(copy.hidden()));
  }

  private static String shown(Optional<Reading> after, String commentId) {
    return after.stream()
        .flatMap(r -> r.ticket().talk().comments().stream())
        .filter(c -> c.id().equals(commentId))
        .findFirst()
        .map(Hashes::of)
        .orElse("");
  }

  Shared file(Purpose.FileCopy copy) {
    List<FileNote> files = new ArrayList<>();
    for (FileNote file : old.files()) {
      boolean same =
          file.ticket().equals(copy.source()) && file.attachmentId().equals(copy.attachmentId());
      var made = new Copy(at, receipt.createdId().orElse(""), "", "");
      files.add(same ? file.withCopy(made) : file);
    }
    return new Shared(old.notes(), files, old.links(), old.remarks());
  }

  /** A copy that is gone may be made anew, as insiders alone see it or once all may. */
  Shared file(Purpose.FileWithdrawal withdrawal) {
    List<FileNote> files = new ArrayList<>();
    for (FileNote file : old.files()) {
      boolean same =
          file.ticket().equals(withdrawal.source())
              && file.attachmentId().equals(withdrawal.attachmentId());
      files.add(same ? withdrawn(file, withdrawal.removed()) : file);
    }
    return new Shared(old.notes(), files, old.links(), old.remarks());
  }

  private FileNote withdrawn(FileNote file, boolean removed) {
    return removed
        ? file.withoutCopy(at)
        : file.copyAt(at).map(copy -> file.withCopy(copy.asHidden(true))).orElse(file);
  }

  Shared link(Purpose.Link link, Command command) {
    return link(
        command instanceof Command.PutLink put
            ? StandingLink.to(put.link().url(), at, link.globalId(), link.hash())
            : new StandingLink(at, link.globalId(), link.hash()));
  }

  Shared share(Purpose.Share share) {
    return link(StandingLink.onlooker(at, share.who()));
  }

  private Shared link(StandingLink link) {
    List<StandingLink> links = new ArrayList<>(old.links());
    links.removeIf(l -> l.ticket().equals(at) && l.globalId().equals(link.globalId()));
    links.add(link);
    return new Shared(old.notes(), old.files(), links, old.remarks());
  }

  Shared remark(Purpose.Remark remark) {
    List<Shared.Remark> remarks = new ArrayList<>(old.remarks());
    remarks.removeIf(r -> r.ticket().equals(at) && r.topic().equals(remark.topic()));
    remarks.add(new Shared.Remark(at, remark.topic(), receipt.createdId().orElse("")));
    return new Shared(old.notes(), old.files(), old.links(), remarks);
  }
}
