package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.decide.NoteKeys;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Shared.FileNote;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.Target;

/** Files that shall stand on other tickets too, and those that no longer should (N5). */
final class FilePlan {

  private final Draft draft;
  private final Paths paths;
  private final Map<TicketRef, List<String>> leaked = new LinkedHashMap<>();

  FilePlan(Draft draft) {
    this.draft = draft;
    this.paths = new Paths(draft);
  }

  void add() {
    for (FileNote file : draft.incident().shared().files()) {
      if (!file.gone()) {
        Optional<TicketState> at = draft.incident().ticket(file.ticket());
        Optional<Attachment> content = content(file);
        if (at.isPresent() && content.isPresent()) {
          if (Draft.takesPart(at.get())) {
            everywhere(file, at.get(), content.get());
          }
          leaks(file, at.get(), content.get());
        }
      }
    }
    leaked.forEach(this::tell);
  }

  /** Copies of what was public when it was copied. */
  private void leaks(FileNote file, TicketState at, Attachment content) {
    for (TicketState ticket : draft.present()) {
      boolean shown =
          file.copyAt(ticket.ref()).filter(c -> !c.gone() && !c.id().isEmpty()).isPresent();
      if (shown
          && content.visibility() == Visibility.INTERNAL
          && !paths.allowsFile(at, ticket, Visibility.INTERNAL)) {
        leaked
            .computeIfAbsent(ticket.ref(), t -> new ArrayList<>())
            .add("%s of %s".formatted(content.name(), at.place().key()));
      }
    }
  }

  /** No tracker's files can be removed by the bridge. */
  private void tell(TicketRef ref, List<String> files) {
    String where = draft.incident().ticket(ref).map(t -> t.place().key()).orElse(ref.id());
    String message =
        "%s has a copy of %s, which is internal by now. Remove it by hand on %s"
            .formatted(ref.tracker(), String.join(", ", files), where);
    draft.problem(ref, new FieldName("attachment"), message);
  }

  private Optional<Attachment> content(FileNote file) {
    return draft
        .last(file.ticket())
        .flatMap(
            r ->
                r.ticket().talk().attachments().stream()
                    .filter(a -> a.id().equals(file.attachmentId()))
                    .map(a -> file.isHidden() ? a.asInternal() : a)
                    .findFirst());
  }

  private void everywhere(FileNote file, TicketState at, Attachment content) {
    for (TicketState ticket : draft.present()) {
      boolean copied = file.copies().stream().anyMatch(c -> c.ticket().equals(ticket.ref()));
      if (!copied
          && !ticket.ref().equals(at.ref())
          && draft.terrain.can(ticket.ref().tracker(), Capability.ATTACHMENTS)
          && paths.allowsFile(at, ticket, content.visibility())) {
        copy(file, at, content, ticket);
      }
    }
  }

  private void copy(FileNote file, TicketState at, Attachment content, TicketState ticket) {
    var key = NoteKeys.of(draft.incident().id(), file, ticket.ref());
    var target = new Target(key, ticket.ref().tracker(), ticket.ref().id());
    String shown = "%s (%d bytes)".formatted(content.name(), content.size());
    draft.add(
        new Command.AddAttachment(target, content, at.ref()),
        new Purpose.FileCopy(file.ticket(), file.attachmentId()),
        List.of(new Explanation.Line("attachment", "", shown, "file on " + at.place().key())));
  }
}
