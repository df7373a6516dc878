package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A person at the web interface, agent or customer. Nothing is checked against rights, so that
 * tests can let anybody do anything; audits name the person. What Zendesk refuses to everybody, as
 * a change of a closed ticket, throws.
 */
public final class ZendeskPerson {

  private final Desk desk;
  private final World world;
  private final String name;

  ZendeskPerson(Desk desk, String name) {
    this.desk = desk;
    this.world = desk.world;
    this.name = name;
  }

  /** Makes a ticket with a public first comment and returns its id. */
  public long report(String subject, String text) {
    return report(subject, text, true);
  }

  /** Makes a ticket whose first comment is internal and returns its id. */
  public long reportInternally(String subject, String text) {
    return report(subject, text, false);
  }

  private long report(String subject, String text, boolean isPublic) {
    synchronized (world) {
      Change change = change().set("subject", Json.text(subject));
      change.say(draft(Markup.ofBody(text, me().role.staff()), isPublic, List.of()));
      return desk.edits.create(change, world.now()).id;
    }
  }

  /** Makes a ticket that goes on where a closed one ended, and returns its id. */
  public long followUp(long closedId, String text) {
    synchronized (world) {
      Ticket source = world.ticket(closedId);
      Change change = new Change(me().id, Via.ticket("web", source, "follow_up"));
      change.set("subject", source.field("subject"));
      change.say(draft(Markup.ofBody(text, me().role.staff()), true, List.of()));
      Ticket made = desk.edits.create(change, world.now());
      source.followups.add(made.id);
      desk.edits.touch(source);
      return made.id;
    }
  }

  /** Says something that the customer sees; returns the comment's id. */
  public long comment(long ticketId, String text) {
    return said(ticketId, draft(Markup.ofBody(text, me().role.staff()), true, List.of()));
  }

  /** Says something to agents only; returns the comment's id. */
  public long note(long ticketId, String text) {
    return said(ticketId, draft(Markup.ofBody(text, me().role.staff()), false, List.of()));
  }

  /** Says something formatted; returns the comment's id. */
  public long html(long ticketId, String html, boolean isPublic) {
    return said(ticketId, draft(Markup.cleaned(html), isPublic, List.of()));
  }

  /** Attaches a file with a public comment that says {@code See file}; returns the file's id. */
  public long attach(long ticketId, String fileName, byte[] content) {
    return attach(ticketId, fileName, content, true);
  }

  /** Attaches a file with a comment that says {@code See file}; returns the file's id. */
  public long attach(long ticketId, String fileName, byte[] content, boolean isPublic) {
    synchronized (world) {
      StoredFile file =
          new StoredFile(
              world.nextId(), world.nextToken(), fileName, "application/octet-stream", content);
      said(ticketId, draft(Markup.ofBody("See file", true), isPublic, List.of(file)));
      return file.id;
    }
  }

  private long said(long ticketId, Comment.Draft draft) {
    synchronized (world) {
      Ticket ticket = world.ticket(ticketId);
      desk.edits.update(ticket, change().say(draft));
      return ticket.comments.getLast().id;
    }
  }

  /**
   * Sets one of the fields that every ticket has.
   *
   * @param field its key, such as {@code subject}, {@code priority}, {@code status}
   * @param value empty for nothing
   */
  public void set(long ticketId, String field, String value) {
    synchronized (world) {
      JsonNode wanted = value.isEmpty() ? Json.nothing() : Json.text(value);
      boolean number = SystemFields.IDS.contains(field) && !value.isEmpty();
      desk.edits.update(
          world.ticket(ticketId),
          change().set(field, number ? Json.number(Long.parseLong(value)) : wanted));
    }
  }

  /** Sets the status by its category, e.g. {@code pending}. */
  public void status(long ticketId, String category) {
    set(ticketId, "status", category);
  }

  /** Sets a status of the account's own by its label. */
  public void customStatus(long ticketId, String label) {
    synchronized (world) {
      long id =
          world.statuses.values().stream()
              .filter(s -> s.label().equals(label))
              .findFirst()
              .orElseThrow()
              .id();
      set(ticketId, "custom_status_id", Long.toString(id));
    }
  }

  /** Gives a ticket to an agent, or for an empty name to nobody. */
  public void assign(long ticketId, String agent) {
    synchronized (world) {
      String id = agent.isEmpty() ? "" : Long.toString(world.userNamed(agent).orElseThrow().id);
      set(ticketId, "assignee_id", id);
    }
  }

  /** Moves a ticket to a group by its name, without an assignee. */
  public void route(long ticketId, String group) {
    synchronized (world) {
      long id =
          world.groups.values().stream()
              .filter(g -> g.name().equals(group))
              .findFirst()
              .orElseThrow()
              .id();
      Change change = change().set("group_id", Json.number(id));
      desk.edits.update(world.ticket(ticketId), change.set("assignee_id", Json.nothing()));
    }
  }

  /** Sets a field of the account's own; several values for a list of several, none to clear it. */
  public void custom(long ticketId, long fieldId, String... values) {
    synchronized (world) {
      TicketField field = world.field(fieldId).orElseThrow();
      JsonNode value =
          field.several() ? Json.texts(List.of(values)) : Json.text(String.join("", values));
      Change change = change();
      change.custom.put(fieldId, FieldValues.kept(field, value));
      desk.edits.update(world.ticket(ticketId), change);
    }
  }

  public void tag(long ticketId, String tag) {
    synchronized (world) {
      Change change = change();
      change.moreTags.add(tag);
      desk.edits.update(world.ticket(ticketId), change);
    }
  }

  public void untag(long ticketId, String tag) {
    synchronized (world) {
      Change change = change();
      change.lessTags.add(tag);
      desk.edits.update(world.ticket(ticketId), change);
    }
  }

  /** Adds somebody who hears of public comments. */
  public void copyTo(long ticketId, String customer) {
    synchronized (world) {
      List<Long> all = new java.util.ArrayList<>();
      all.addAll(world.ticket(ticketId).users.getOrDefault("email_cc_ids", List.of()));
      all.add(world.userNamed(customer).orElseThrow().id);
      Change change = change();
      change.users.put("email_cc_ids", all);
      desk.edits.update(world.ticket(ticketId), change);
    }
  }

  /** Makes a public comment internal. */
  public void hide(long ticketId, long commentId) {
    synchronized (world) {
      Ticket ticket = world.ticket(ticketId);
      desk.removals.hide(ticket, ticket.comment(commentId).orElseThrow(), me().id);
    }
  }

  /** Blacks out words of a comment. */
  public void redact(long ticketId, long commentId, String words) {
    synchronized (world) {
      Ticket ticket = world.ticket(ticketId);
      desk.removals.redact(ticket, ticket.comment(commentId).orElseThrow(), words, me().id);
    }
  }

  /** Takes a file's content away for good. */
  public void redactFile(long ticketId, long fileId) {
    synchronized (world) {
      Ticket ticket = world.ticket(ticketId);
      ticket.comments.stream()
          .flatMap(c -> c.files.stream())
          .filter(f -> f.id == fileId)
          .forEach(f -> desk.removals.redact(ticket, f, me().id));
    }
  }

  /** Merges a ticket into another one and says so on both, to agents only. */
  public void merge(long ticketId, long intoId) {
    synchronized (world) {
      String here = "This request was closed and merged into request #" + intoId + ".";
      String there = "Request #" + ticketId + " was closed and merged into this request.";
      desk.removals.merge(
          world.ticket(intoId),
          world.ticket(ticketId),
          new Removals.Merge(me().id, there, false, here, false));
    }
  }

  /** Deletes a ticket; it can be restored until it is purged. */
  public void delete(long ticketId) {
    synchronized (world) {
      desk.removals.delete(world.ticket(ticketId));
    }
  }

  public void restore(long ticketId) {
    synchronized (world) {
      desk.removals.restore(world.ticket(ticketId));
    }
  }

  private Change change() {
    return new Change(me().id, Via.of("web"));
  }

  private Comment.Draft draft(String html, boolean isPublic, List<StoredFile> files) {
    return new Comment.Draft(me().id, html, isPublic, files);
  }

  private User me() {
    synchronized (world) {
      return world.userNamed(name).orElseThrow();
    }
  }
}
