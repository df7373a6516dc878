package org.incidentbridge.spi;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as pulled, whole, in its tracker's own words.
 *
 * @param ref identity
 * @param head what names and places the ticket
 * @param fields by the tracker's field names; a field that is empty is there as {@link
 *     Value#absent}, and one that could not be read is left out: only so can the bridge tell a
 *     field that was cleared from one it cannot see
 * @param talk comments, attachments and links
 * @param marker the key of the command that made this ticket, if the bridge did and the tracker
 *     shows it; else empty
 * @param history the changes that this reading showed, oldest first; empty if they were not asked
 *     for or cannot be seen. A reading may show some or none of them, so that whoever needs all of
 *     them collects them by their ids. It says how the ticket came to be as it is and not how it
 *     is: snapshots are equal whatever history they show, and are stored without it
 */
public record TicketSnapshot(
    TicketRef ref,
    Head head,
    SortedMap<String, Value> fields,
    Talk talk,
    String marker,
    List<HistoryEntry> history) {

  public TicketSnapshot {
    fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    history = List.copyOf(Objects.requireNonNullElse(history, List.of()));
  }

  /** A ticket of which no history was read. */
  public TicketSnapshot(
      TicketRef ref, Head head, SortedMap<String, Value> fields, Talk talk, String marker) {
    this(ref, head, fields, talk, marker, List.of());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TicketSnapshot that
        && ref.equals(that.ref)
        && head.equals(that.head)
        && fields.equals(that.fields)
        && talk.equals(that.talk)
        && marker.equals(that.marker);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ref, head, fields, talk, marker, history);
  }

  /** The field of that tracker name, {@link Value#absent} if empty or not there. */
  public Value field(String name) {
    return fields.getOrDefault(name, Value.absent());
  }

  /**
   * What names and places a ticket.
   *
   * @param key as people write it, for example {@code ENG-12} or {@code 1042}
   * @param url where people open it
   * @param project the key or name of its project or queue
   * @param type issue type or category; empty if the tracker has none
   * @param outside whether it is in none of the projects that the bridge is to read, for example
   *     because it was moved; false if that cannot be told
   * @param restricted whether the tracker shows it to insiders only and its configuration does not
   *     allow such tickets to leave it: it gets no mirror, and one that has some waits (N5)
   * @param insiders whether the tracker shows it to insiders only, whatever its configuration
   *     allows: nobody else is let see it (N5)
   * @param stamp which state of the ticket this is
   */
  public record Head(
      String key,
      URI url,
      String project,
      String type,
      boolean outside,
      boolean restricted,
      boolean insiders,
      Stamp stamp) {

    /** Who withholds a ticket from other trackers knows that it is for insiders. */
    public Head {
      insiders = insiders || restricted; // older stores do not tell
    }

    /** A ticket that is for insiders only if it is restricted. */
    public Head(
        String key,
        URI url,
        String project,
        String type,
        boolean outside,
        boolean restricted,
        Stamp stamp) {
      this(key, url, project, type, outside, restricted, restricted, stamp);
    }

    /** An open ticket in a project that the bridge is to read. */
    public Head(String key, URI url, String project, String type, Stamp stamp) {
      this(key, url, project, type, false, false, stamp);
    }

    /** The same under another stamp. */
    public Head withStamp(Stamp other) {
      return new Head(key, url, project, type, outside, restricted, insiders, other);
    }
  }

  /**
   * Which state of a ticket a snapshot shows.
   *
   * @param version an opaque text that differs whenever the tracker says that the ticket changed
   * @param updatedAt by the tracker's clock
   * @param createdAt by the same clock; as {@code updatedAt} where the tracker does not tell
   */
  public record Stamp(String version, Instant updatedAt, Instant createdAt) {

    /** Trackers tell these moments in whole seconds, or make a ticket in several steps. */
    private static final Duration MAKING = Duration.ofSeconds(2);

    public Stamp {
      createdAt = Objects.requireNonNullElse(createdAt, updatedAt);
    }

    /** The state of a ticket whose tracker does not tell when it was made. */
    public Stamp(String version, Instant updatedAt) {
      this(version, updatedAt, updatedAt);
    }

    /**
     * Whether the ticket was changed since it was made. Where the clock was put back meanwhile, the
     * change bears the earlier time.
     */
    public boolean isChanged() {
      return Duration.between(createdAt, updatedAt).abs().compareTo(MAKING) > 0;
    }
  }

  /**
   * What hangs on a ticket.
   *
   * @param comments in the order of their creation
   * @param attachments in the order of their creation
   * @param links to tickets of the same tracker
   */
  public record Talk(List<Comment> comments, List<Attachment> attachments, List<TicketLink> links) {

    public static final Talk NONE = new Talk(List.of(), List.of(), List.of());

    public Talk {
      comments = List.copyOf(comments);
      attachments = List.copyOf(attachments);
      links = List.copyOf(links);
    }
  }

  /** The same with all comments and files for insiders only. */
  public TicketSnapshot withInternalTalk() {
    List<Comment> comments = talk.comments().stream().map(Comment::asInternal).toList();
    List<Attachment> files = talk.attachments().stream().map(Attachment::asInternal).toList();
    return new TicketSnapshot(
        ref, head, fields, new Talk(comments, files, talk.links()), marker, history);
  }

  /** The same without one of its comments. */
  public TicketSnapshot without(String commentId) {
    List<Comment> left = talk.comments().stream().filter(c -> !c.id().equals(commentId)).toList();
    var rest = new Talk(left, talk.attachments(), talk.links());
    return new TicketSnapshot(ref, head, fields, rest, marker, history);
  }

  /** The same ticket without one of its files. */
  public TicketSnapshot withoutFile(String fileId) {
    List<Attachment> left =
        talk.attachments().stream().filter(a -> !a.id().equals(fileId)).toList();
    var rest = new Talk(talk.comments(), left, talk.links());
    return new TicketSnapshot(ref, head, fields, rest, marker, history);
  }

  /** The same ticket under another version. */
  public TicketSnapshot withVersion(String version) {
    var stamp = new Stamp(version, head.stamp().updatedAt(), head.stamp().createdAt());
    return new TicketSnapshot(ref, head.withStamp(stamp), fields, talk, marker, history);
  }

  /** The same ticket with its page at another address. */
  public TicketSnapshot at(URI page) {
    var there =
        new Head(
            head.key(),
            page,
            head.project(),
            head.type(),
            head.outside(),
            head.restricted(),
            head.insiders(),
            head.stamp());
    return new TicketSnapshot(ref, there, fields, talk, marker, history);
  }

  /** The same ticket with the history that was read with it. */
  public TicketSnapshot withHistory(List<HistoryEntry> read) {
    return new TicketSnapshot(ref, head, fields, talk, marker, read);
  }

  /** The same ticket with other fields. */
  public TicketSnapshot withFields(Map<String, Value> other) {
    return new TicketSnapshot(ref, head, new TreeMap<>(other), talk, marker, history);
  }
}
