package org.incidentbridge.testkit.sim.zendesk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A copy of one ticket as stored, internal comments included. */
public final class TicketView {

  private final long id;
  private final Instant created;
  private final Instant updated;
  private final boolean deleted;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<Long, String> custom = new LinkedHashMap<>();
  private final Set<String> tags;
  private final List<Said> comments;
  private final List<FileView> files;
  private final List<String> audits;
  private final List<Long> followups;

  TicketView(World world, Ticket ticket) {
    id = ticket.id;
    created = ticket.created;
    updated = ticket.updated;
    deleted = !ticket.live();
    SystemFields.PLAIN.forEach(name -> fields.put(name, ticket.text(name)));
    ticket.custom.forEach(
        (field, value) -> custom.put(field, value.isNull() ? "" : value.asText(value.toString())));
    tags = Set.copyOf(ticket.tags);
    comments = ticket.comments.stream().map(c -> said(world, c)).toList();
    files =
        ticket.comments.stream()
            .flatMap(c -> c.files.stream().map(f -> new FileView(f.id, c.id, f.name, f.content)))
            .toList();
    audits = ticket.audits.stream().map(a -> a.custom().toString()).toList();
    followups = List.copyOf(ticket.followups);
  }

  /**
   * A comment.
   *
   * @param text with line breaks, without markup
   * @param html as stored, without the frame that the interface puts around it
   */
  public record Said(
      long id, long auditId, String author, String text, String html, boolean isPublic) {}

  /** A file of a comment. */
  public record FileView(long id, long commentId, String name, byte[] content) {}

  private static Said said(World world, Comment comment) {
    String author = world.user(comment.author).map(u -> u.name).orElse("");
    return new Said(
        comment.id, comment.audit, author, comment.text(), comment.html, comment.isPublic);
  }

  public long id() {
    return id;
  }

  public Instant created() {
    return created;
  }

  public Instant updated() {
    return updated;
  }

  /** Whether it was deleted, for good or not. */
  public boolean deleted() {
    return deleted;
  }

  /** A field by its key, as text; empty if it holds nothing. */
  public String field(String key) {
    return java.util.Optional.ofNullable(fields.get(key)).orElseThrow();
  }

  public String subject() {
    return field("subject");
  }

  /** The status category. */
  public String status() {
    return field("status");
  }

  /** A field of the account's own, as text; empty if it holds nothing. */
  public String custom(long fieldId) {
    return custom.getOrDefault(fieldId, "");
  }

  public Set<String> tags() {
    return tags;
  }

  /** All comments, the first one being the description. */
  public List<Said> comments() {
    return comments;
  }

  public List<FileView> files() {
    return files;
  }

  /** What each audit carries as metadata of its writer, as JSON, oldest first. */
  public List<String> metadata() {
    return audits;
  }

  public List<Long> followups() {
    return followups;
  }
}
