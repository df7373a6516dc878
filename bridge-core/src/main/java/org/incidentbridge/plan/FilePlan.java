package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.decide.NoteKeys;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.FileNote;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.Command.WithdrawFile.Way;
import org.incidentbridge.spi.CommandKey;

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
    if (content.visibility() == Visibility.INTERNAL) {
      for (TicketState ticket : draft.present()) {
        Optional<Copy> copy = file.copyAt(ticket.ref()).filter(c -> !c.gone() && !c.id().isEmpty());
        Optional<Attachment> shown = copy.flatMap(c -> shown(ticket, c));
        if (copy.isPresent() && shown.isPresent()) {
          leak(new Leak(file, at, ticket, shown.get()), copy.get());
        }
      }
    }
  }

  /** A file that became internal, and what another ticket shows of it. */
  private record Leak(FileNote file, TicketState at, TicketState there, Attachment copy) {
    boolean isOpen() {
      return copy.visibility() == Visibility.PUBLIC;
    }
  }

  private Optional<Attachment> shown(TicketState ticket, Copy copy) {
    return draft.reading(ticket.ref()).stream()
        .flatMap(r -> r.ticket().talk().attachments().stream())
        .filter(a -> a.id().equals(copy.id()))
        .findFirst();
  }

  /** What people opened again after the bridge had hidden it is their affair (N7). */
  private void leak(Leak leak, Copy copy) {
    boolean barred = !paths.allowsFile(leak.at(), leak.there(), Visibility.INTERNAL);
    boolean open = leak.isOpen() && !copy.hidden();
    boolean own = leak.copy().maker() == Attachment.Maker.BRIDGE;
    Optional<Way> way = own ? way(leak.there(), barred) : Optional.empty();
    if (way.isPresent()) {
      way.filter(w -> open || (barred && w == Way.REMOVE)).ifPresent(w -> withdraw(leak, w));
    } else if (open || barred) {
      leaked
          .computeIfAbsent(leak.there().ref(), t -> new ArrayList<>())
          .add("%s of %s".formatted(leak.copy().name(), leak.at().place().key()));
    }
  }

  /** Where insiders may have the file it is hidden before it is removed. */
  private Optional<Way> way(TicketState ticket, boolean barred) {
    boolean removes = draft.terrain.can(ticket.ref().tracker(), Capability.REMOVE_FILES);
    boolean hides = draft.terrain.can(ticket.ref().tracker(), Capability.HIDE_FILES);
    if (removes && (barred || !hides)) {
      return Optional.of(Way.REMOVE);
    }
    return hides ? Optional.of(Way.HIDE) : Optional.empty();
  }

  private void withdraw(Leak leak, Way way) {
    FileNote file = leak.file();
    TicketRef ref = leak.there().ref();
    String id = leak.copy().id();
    var key = CommandKey.of("withdraw", ref.toString(), id, way.name());
    boolean removed = way == Way.REMOVE;
    String shown = "%s (%d bytes)".formatted(leak.copy().name(), leak.copy().size());
    String why = "the file on %s became internal".formatted(leak.at().place().key());
    draft.add(
        new Command.WithdrawFile(new Target(key, ref.tracker(), ref.id()), id, way),
        new Purpose.FileWithdrawal(file.ticket(), file.attachmentId(), removed),
        List.of(new Explanation.Line("attachment", shown, removed ? "" : "internal", why)));
  }

  /** Some trackers keep every file as open as it was. */
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
