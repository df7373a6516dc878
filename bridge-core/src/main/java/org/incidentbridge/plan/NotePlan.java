package org.incidentbridge.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.decide.Hashes;
import org.incidentbridge.decide.NoteKeys;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.Note;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Answers.OnCommentDeletion;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.text.RichText;

/** Comments that shall stand on other tickets too, in the order in which they were written (N6). */
final class NotePlan {

  private static final String HIDDEN = "hidden, though the original is internal by now";

  private final Draft draft;
  private final Paths paths;

  NotePlan(Draft draft) {
    this.draft = draft;
    this.paths = new Paths(draft);
  }

  void add() {
    draft.incident().shared().notes().stream()
        .map(this::found)
        .flatMap(Optional::stream)
        .sorted(
            Comparator.comparing(Found::order)
                .thenComparing(f -> f.note().commentId(), NotePlan::counted))
        .forEach(this::everywhere);
    draft.incident().shared().notes().stream().filter(Note::gone).forEach(this::removed);
  }

  /** Of comments of the same second the one with the smaller number is older: 9 before 10. */
  private static int counted(String one, String other) {
    return one.length() == other.length()
        ? one.compareTo(other)
        : Integer.compare(one.length(), other.length());
  }

  private record Found(Note note, TicketState at, Comment comment) {
    Instant order() {
      return comment.createdAt();
    }
  }

  private Optional<Found> found(Note note) {
    Optional<TicketState> at = draft.incident().ticket(note.ticket());
    Optional<Reading> reading = draft.last(note.ticket());
    if (note.gone() || at.isEmpty() || reading.isEmpty()) {
      return Optional.empty();
    }
    return reading.get().ticket().talk().comments().stream()
        .filter(c -> c.id().equals(note.commentId()))
        .findFirst()
        .map(c -> new Found(note, at.get(), c));
  }

  private void everywhere(Found found) {
    for (TicketState ticket : draft.present()) {
      if (!ticket.ref().equals(found.at().ref())) {
        Optional<Copy> copy = found.note().copyAt(ticket.ref());
        boolean shared =
            paths.allows(found.at(), ticket, found.comment().visibility(), text(found));
        boolean current = copy.filter(c -> c.sent().equals(found.note().hash())).isPresent();
        if (!shared) {
          copy.filter(c -> forbidden(found, ticket, c))
              .ifPresent(c -> remove(found.note(), ticket, c, "it is no longer shared"));
        } else if (!current && !Draft.takesPart(found.at())) {
          copy.ifPresent(c -> hide(found, ticket, c));
        } else if (!current) {
          copy.ifPresentOrElse(c -> edit(found, ticket, c), () -> addCopy(found, ticket));
        }
      }
    }
  }

  /**
   * Said to be kept back by people, where they hid the original or edited it; what was shared under
   * another configuration stays.
   */
  private boolean forbidden(Found found, TicketState ticket, Copy copy) {
    boolean edited = !copy.sent().equals(found.note().hash());
    return found.comment().visibility() == Visibility.INTERNAL
        || (edited && paths.connected(found.at(), ticket));
  }

  private static String text(Found found) {
    return found.comment().body().plainText();
  }

  private void addCopy(Found found, TicketState ticket) {
    CommandKey key = NoteKeys.of(draft.incident().id(), found.note(), ticket.ref());
    Visibility visibility = found.comment().visibility();
    draft.add(
        new Command.AddComment(target(key, ticket), attributed(found, ticket), visibility),
        purpose(found.note(), found.note().hash(), visibility == Visibility.INTERNAL),
        line("", found, visibility));
  }

  private RichText attributed(Found found, TicketState ticket) {
    String author =
        Restricted.role(draft, found.comment().author(), found.at(), ticket.ref().tracker())
            .orElse(found.comment().author().name());
    return Attribution.of(author, found.comment(), found.at());
  }

  private static boolean isNotThere(Copy copy) {
    return copy.gone() || copy.id().isEmpty();
  }

  private void edit(Found found, TicketState ticket, Copy copy) {
    if (isNotThere(copy)
        || concealed(found, ticket, copy)
        || cannot(Capability.EDIT_COMMENTS, found.note(), ticket, copy, change(found))) {
      return;
    }
    Optional<Comment> shown = shown(ticket, copy);
    if (shown.isEmpty()) {
      return; // people may have hidden or changed it: once it is read, this is planned (N5, N7)
    }
    Visibility wanted = found.comment().visibility();
    boolean peoples = shown.get().visibility() == Visibility.INTERNAL && !copy.hidden();
    Visibility visibility = peoples ? Visibility.INTERNAL : wanted;
    var key = CommandKey.of("edit", ticket.ref().toString(), copy.id(), found.note().hash());
    draft.add(
        new Command.EditComment(
            target(key, ticket),
            copy.id(),
            shown.map(Command.Said::by),
            attributed(found, ticket),
            visibility),
        purpose(found.note(), found.note().hash(), !peoples && wanted == Visibility.INTERNAL),
        line("earlier text", found, visibility));
  }

  /**
   * What became internal before its ticket went away is hidden with the words that it has: newer
   * ones are no longer to be told (N5).
   */
  private void hide(Found found, TicketState ticket, Copy copy) {
    Optional<Comment> open =
        shown(ticket, copy).filter(c -> c.visibility() == Visibility.PUBLIC && !isNotThere(copy));
    if (found.comment().visibility() != Visibility.INTERNAL
        || open.isEmpty()
        || (!can(Capability.HIDE_COMMENTS, ticket)
            && cannot(Capability.EDIT_COMMENTS, found.note(), ticket, copy, HIDDEN))) {
      return;
    }
    Comment said = open.get();
    conceal(found.note(), ticket, said, Hashes.of(said), "the original became internal");
  }

  /**
   * Where a copy cannot be changed but taken out of customers' sight, that is what becomes of it
   * when its original is made internal (N5).
   */
  private boolean concealed(Found found, TicketState ticket, Copy copy) {
    boolean way =
        !can(Capability.EDIT_COMMENTS, ticket)
            && can(Capability.HIDE_COMMENTS, ticket)
            && found.comment().visibility() == Visibility.INTERNAL;
    if (way) {
      String why = "the original became internal";
      conceal(found.note(), ticket, copy, found.note().hash(), why);
    }
    return way;
  }

  private void conceal(Note note, TicketState ticket, Copy copy, String hash, String why) {
    shown(ticket, copy)
        .filter(said -> said.visibility() == Visibility.PUBLIC)
        .ifPresent(said -> conceal(note, ticket, said, hash, why));
  }

  private void conceal(Note note, TicketState ticket, Comment said, String hash, String why) {
    var key = CommandKey.of("hide", ticket.ref().toString(), said.id(), note.hash());
    draft.add(
        new Command.EditComment(
            target(key, ticket),
            said.id(),
            Optional.of(Command.Said.by(said)),
            said.body(),
            Visibility.INTERNAL),
        purpose(note, hash, true),
        List.of(new Explanation.Line("comment", "copy " + said.id(), "internal", why)));
  }

  private boolean can(Capability capability, TicketState ticket) {
    return draft.terrain.can(ticket.ref().tracker(), capability);
  }

  /** The copy as last read. What people hid stays hidden, whatever the original is (N5). */
  private Optional<Comment> shown(TicketState ticket, Copy copy) {
    return draft.reading(ticket.ref()).stream()
        .flatMap(r -> r.ticket().talk().comments().stream())
        .filter(c -> c.id().equals(copy.id()))
        .findFirst();
  }

  private void removed(Note note) {
    for (Copy copy : note.copies()) {
      draft
          .incident()
          .ticket(copy.ticket())
          .filter(draft.present()::contains) // what is hidden is looked at again once it is seen
          .filter(t -> paths.answers(t).commentDeletion() == OnCommentDeletion.REMOVE)
          .ifPresent(t -> remove(note, t, copy, "the original was deleted"));
    }
  }

  private void remove(Note note, TicketState ticket, Copy copy, String why) {
    if (isNotThere(copy)) {
      return;
    }
    if (!can(Capability.REMOVE_COMMENTS, ticket) && can(Capability.HIDE_COMMENTS, ticket)) {
      conceal(note, ticket, copy, note.hash(), why);
      return;
    }
    if (cannot(Capability.REMOVE_COMMENTS, note, ticket, copy, "removed; " + why)) {
      return;
    }
    var key = CommandKey.of("remove", ticket.ref().toString(), copy.id());
    draft.add(
        new Command.RemoveComment(target(key, ticket), copy.id()),
        purpose(note, "", false),
        List.of(new Explanation.Line("comment", "copy " + copy.id(), "", why)));
  }

  private static String change(Found found) {
    boolean internal = found.comment().visibility() == Visibility.INTERNAL;
    return internal ? HIDDEN : "changed as the original was";
  }

  private boolean cannot(
      Capability capability, Note note, TicketState ticket, Copy copy, String what) {
    boolean lacking = !can(capability, ticket);
    if (lacking) {
      String message =
          "%s cannot have the copy of comment %s of %s %s. Do it by hand on %s, where it is %s"
              .formatted(
                  ticket.ref().tracker(),
                  note.commentId(),
                  note.ticket(),
                  what,
                  ticket.place().key(),
                  named(ticket, copy));
      draft.problem(ticket.ref(), new FieldName("comment"), message);
    }
    return lacking;
  }

  /** As people find it, without its words: these may be what has to go. */
  private String named(TicketState ticket, Copy copy) {
    return shown(ticket, copy)
        .map(said -> "comment %s of %s".formatted(said.id(), Attribution.time(said.createdAt())))
        .orElse("comment " + copy.id());
  }

  private static Purpose purpose(Note note, String hash, boolean hidden) {
    return new Purpose.NoteCopy(note.ticket(), note.commentId(), hash, hidden);
  }

  private static Target target(CommandKey key, TicketState ticket) {
    return new Target(key, ticket.ref().tracker(), ticket.ref().id());
  }

  private static List<Explanation.Line> line(String before, Found found, Visibility visibility) {
    String why =
        "%s comment of %s on %s"
            .formatted(
                visibility == Visibility.PUBLIC ? "public" : "internal",
                found.comment().author().name(),
                found.at().place().key());
    return List.of(new Explanation.Line("comment", before, text(found), why));
  }
}
