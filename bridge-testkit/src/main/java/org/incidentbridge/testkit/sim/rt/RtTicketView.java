package org.incidentbridge.testkit.sim.rt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.incidentbridge.testkit.sim.rt.Ticket.Role;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;

/** A ticket as it truly is. Read from the installation when asked. */
public final class RtTicketView {

  private final World world;
  private final Ticket ticket;

  RtTicketView(World world, Ticket ticket) {
    this.world = world;
    this.ticket = ticket;
  }

  /**
   * Something that was said.
   *
   * @param id of the transaction
   * @param type media type of the text
   * @param toRequestors whether it was correspondence
   * @param marks values of transaction fields, of all of them in turn
   */
  public record Said(
      int id, String author, String text, String type, boolean toRequestors, List<String> marks) {

    public Said {
      marks = List.copyOf(marks);
    }
  }

  /** A file. */
  public record FileView(int id, int transaction, String name, String type, byte[] content) {}

  /** A change, with raw values. */
  public record Change(
      int id, String type, String field, String old, String now, String by, Instant at) {}

  public int id() {
    return ticket.id;
  }

  public String subject() {
    return ticket.subject;
  }

  public String status() {
    return ticket.status;
  }

  /** The queue's name. */
  public String queue() {
    return ticket.queue.name;
  }

  /** The owner's account; {@code Nobody} if there is none. */
  public String owner() {
    return world.user(ticket.owner).name;
  }

  public int priority() {
    return ticket.number(Ticket.Figure.PRIORITY);
  }

  /** The beginning of 1970 if not set. */
  public Instant due() {
    return Instant.ofEpochSecond(ticket.stamp(Stamp.DUE));
  }

  public Instant lastUpdated() {
    return Instant.ofEpochSecond(ticket.stamp(Stamp.LAST_UPDATED));
  }

  /** Accounts of those who asked. */
  public List<String> requestors() {
    return people(Role.REQUESTOR);
  }

  /** Accounts of those who get copies. */
  public List<String> copies() {
    return people(Role.CC);
  }

  private List<String> people(Role role) {
    synchronized (world) {
      return ticket.watchers(role).stream().map(id -> world.user(id).name).toList();
    }
  }

  /** The values of a custom field; a blank one is a value without content. */
  public List<String> custom(String field) {
    synchronized (world) {
      int id = world.findField(field, false).orElseThrow().id();
      return List.copyOf(ticket.values(id));
    }
  }

  /** The other ends of links of a type, e.g. {@code RefersTo}: numbers and addresses. */
  public List<String> links(String type) {
    synchronized (world) {
      Links.Name name = Links.Name.of(type).orElseThrow();
      return new Links(world, new Journal(world)).values(ticket, name);
    }
  }

  /** The text with which the ticket was opened; blank if there is none. */
  public String description() {
    synchronized (world) {
      return world.history(ticket).stream()
          .filter(t -> t.kind().type().equals("Create") && t.ticket() == ticket.id)
          .findFirst()
          .map(this::text)
          .orElse("");
    }
  }

  /** Comments and correspondence in their order. */
  public List<Said> said() {
    synchronized (world) {
      return world.history(ticket).stream()
          .filter(t -> List.of("Comment", "Correspond").contains(t.kind().type()))
          .map(this::said)
          .toList();
    }
  }

  private Said said(Transaction said) {
    String type =
        parts(said).stream()
            .filter(RtTicketView::isWords)
            .map(Attachment::type)
            .findFirst()
            .orElse("");
    return new Said(
        said.id(),
        world.user(said.creator()).name,
        text(said),
        type,
        said.kind().type().equals("Correspond"),
        said.custom().values().stream().flatMap(List::stream).toList());
  }

  private String text(Transaction said) {
    return parts(said).stream()
        .filter(RtTicketView::isWords)
        .findFirst()
        .map(part -> new String(part.content(), StandardCharsets.UTF_8))
        .orElse("");
  }

  private static boolean isWords(Attachment part) {
    return part.isText() && part.name().isEmpty();
  }

  private List<Attachment> parts(Transaction of) {
    return world.attachments.values().stream().filter(a -> a.transaction() == of.id()).toList();
  }

  /** Files in the order in which they were attached. */
  public List<FileView> files() {
    synchronized (world) {
      return world.history(ticket).stream()
          .flatMap(t -> parts(t).stream())
          .filter(part -> !part.name().isEmpty())
          .map(p -> new FileView(p.id(), p.transaction(), p.name(), p.type(), p.content()))
          .toList();
    }
  }

  /** The whole history, mails too. */
  public List<Change> history() {
    synchronized (world) {
      return world.history(ticket).stream().map(this::change).toList();
    }
  }

  private Change change(Transaction t) {
    Transaction.Kind kind = t.kind();
    String by = world.user(t.creator()).name;
    Instant at = Instant.ofEpochSecond(t.created());
    return new Change(t.id(), kind.type(), kind.field(), kind.old(), kind.now(), by, at);
  }
}
