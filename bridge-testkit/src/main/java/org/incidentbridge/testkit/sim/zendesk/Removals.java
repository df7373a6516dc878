package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Merging, deleting, hiding and blacking out. */
final class Removals {

  private static final String SCRUBBED = "SCRUBBED";

  private final World world;
  private final Edits edits;

  Removals(World world, Edits edits) {
    this.world = world;
    this.edits = edits;
  }

  void delete(Ticket ticket) {
    ticket.life = Ticket.Life.DELETED;
    ticket.updated = world.now();
    edits.touch(ticket);
  }

  void restore(Ticket ticket) {
    ticket.life = Ticket.Life.LIVE;
    ticket.updated = world.now();
    edits.touch(ticket);
  }

  /** Takes all content away for good. */
  void purge(Ticket ticket) {
    ticket.life = Ticket.Life.PURGED;
    ticket.fields.put("subject", Json.text(SCRUBBED));
    ticket.fields.put("external_id", Json.nothing());
    ticket.comments.clear();
    ticket.audits.clear();
    ticket.tags.clear();
    ticket.custom.clear();
    edits.touch(ticket);
  }

  /** What is said on both sides of a merge, and who may see it. */
  record Merge(
      long author, String onTarget, boolean targetPublic, String onSource, boolean sourcePublic) {}

  /**
   * Merges: both tickets get a comment, and the source ends closed.
   *
   * @throws Problem 422 if one of them is closed
   */
  void merge(Ticket target, Ticket source, Merge merge) {
    if (target.closed()) {
      throw Problem.invalid("status", "Status: closed prevents ticket update", "StatusClosed");
    }
    Change ending = new Change(merge.author(), Via.ticket("web", target, "merge"));
    ending.say(said(merge.author(), merge.onSource(), merge.sourcePublic()));
    ending.set("status", Json.text("closed"));
    ending.moreTags.add("closed_by_merge");
    ending.silent = true;
    Change growing = new Change(merge.author(), Via.ticket("web", source, "merge"));
    growing.say(said(merge.author(), merge.onTarget(), merge.targetPublic()));
    edits.update(source, ending);
    edits.update(target, growing);
    target.mergedFrom.add(source.id);
  }

  private static Comment.Draft said(long author, String text, boolean isPublic) {
    return new Comment.Draft(author, Markup.ofBody(text, true), isPublic, List.of());
  }

  /** Makes a public comment an internal one; there is no way back. */
  void hide(Ticket ticket, Comment comment, long author) {
    comment.isPublic = false;
    ObjectNode event = Json.object().put("type", "CommentPrivacyChange");
    edits.note(ticket, author, event.put("comment_id", comment.id).put("public", false));
  }

  /** Blacks out words of a comment for good. */
  void redact(Ticket ticket, Comment comment, String words, long author) {
    String bar = "▇".repeat(words.length());
    comment.html = comment.html.replace(HtmlText.escaped(words), bar);
    ObjectNode event = Json.object().put("type", "CommentRedactionEvent");
    edits.note(ticket, author, event.put("comment_id", comment.id));
  }

  void redact(Ticket ticket, StoredFile file, long author) {
    file.redact();
    ObjectNode event = Json.object().put("type", "AttachmentRedactionEvent");
    edits.note(ticket, author, event.put("attachment_id", file.id));
  }
}
