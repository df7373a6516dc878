package org.incidentbridge.model;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What has copies where.
 *
 * @param notes comments in the order of their creation
 * @param files attachments in the order of their creation
 * @param links back links and ticket links that stand, and who was let see which ticket
 * @param remarks comments in which the bridge itself speaks
 */
public record Shared(
    List<Note> notes, List<FileNote> files, List<StandingLink> links, List<Remark> remarks) {

  public static final Shared NONE = new Shared(List.of(), List.of(), List.of(), List.of());

  public Shared {
    notes = List.copyOf(notes);
    files = List.copyOf(files);
    links = List.copyOf(links);
    remarks = List.copyOf(remarks);
  }

  /** Whether the bridge told of a topic on a ticket. */
  public boolean isTold(TicketRef ticket, String topic) {
    return remarks.stream().anyMatch(r -> r.ticket().equals(ticket) && r.topic().equals(topic));
  }

  /**
   * A comment that people wrote, and its copies.
   *
   * @param ticket where it was written
   * @param commentId its id there
   * @param hash of text and visibility as last read
   * @param gone whether it was deleted there
   * @param copies at most one for each other ticket (N3)
   */
  public record Note(
      TicketRef ticket, String commentId, String hash, boolean gone, List<Copy> copies) {
    public Note {
      copies = List.copyOf(copies);
    }

    /** The copy on a ticket, deleted or not. */
    public Optional<Copy> copyAt(TicketRef at) {
      return copies.stream().filter(c -> c.ticket().equals(at)).findFirst();
    }

    /** The same with this copy in the place of the one on its ticket. */
    public Note withCopy(Copy copy) {
      return new Note(ticket, commentId, hash, gone, replaced(copies, copy));
    }

    /** The same with no copy on that ticket. */
    public Note withoutCopy(TicketRef at) {
      var rest = copies.stream().filter(c -> !c.ticket().equals(at)).toList();
      return new Note(ticket, commentId, hash, gone, rest);
    }

    /** The same as last read. */
    public Note read(String now, boolean isGone) {
      return new Note(ticket, commentId, now, isGone, copies);
    }
  }

  /**
   * A file that people attached, and its copies.
   *
   * @param ticket where it was attached
   * @param attachmentId its id there
   * @param gone whether it was deleted there
   * @param copies at most one for each other ticket (N3)
   * @param hiddenIn the project in which it was internal, if it counts as internal; else empty
   */
  public record FileNote(
      TicketRef ticket, String attachmentId, boolean gone, List<Copy> copies, String hiddenIn) {
    public FileNote {
      copies = List.copyOf(copies);
      // Older stores do not tell.
      hiddenIn = Objects.requireNonNullElse(hiddenIn, "");
    }

    /** A file that was just found. */
    public FileNote(TicketRef ticket, String attachmentId) {
      this(ticket, attachmentId, false, List.of(), "");
    }

    /** Whether it counts as internal, whatever its ticket shows. */
    public boolean isHidden() {
      return !hiddenIn.isEmpty();
    }

    /** The same, internal since it was so in a project; open if that is empty. */
    public FileNote hiddenIn(String project) {
      return new FileNote(ticket, attachmentId, gone, copies, project);
    }

    /** The copy on a ticket, deleted or not. */
    public Optional<Copy> copyAt(TicketRef at) {
      return copies.stream().filter(c -> c.ticket().equals(at)).findFirst();
    }

    /** The same with this copy in the place of the one on its ticket. */
    public FileNote withCopy(Copy copy) {
      return new FileNote(ticket, attachmentId, gone, replaced(copies, copy), hiddenIn);
    }

    /** The same with no copy on that ticket. */
    public FileNote withoutCopy(TicketRef at) {
      var rest = copies.stream().filter(c -> !c.ticket().equals(at)).toList();
      return new FileNote(ticket, attachmentId, gone, rest, hiddenIn);
    }

    /** The same where it is open: no copy counts as hidden by the bridge any more. */
    public FileNote withOpenCopies() {
      var open = copies.stream().map(c -> c.asHidden(false)).toList();
      return new FileNote(ticket, attachmentId, gone, open, hiddenIn);
    }

    /** The same, deleted where it was attached. */
    public FileNote asGone() {
      return new FileNote(ticket, attachmentId, true, copies, hiddenIn);
    }

    /** The same, shown where it was attached. */
    public FileNote asThere() {
      return new FileNote(ticket, attachmentId, false, copies, hiddenIn);
    }
  }

  /**
   * A copy made by the bridge.
   *
   * @param ticket where it stands
   * @param id its id there; empty if a person gave the copy up, or the tracker did not tell
   * @param sent hash of the original that it was made from
   * @param seen hash of the copy as the tracker last showed it; empty if not read yet
   * @param gone whether people deleted it, or hid it from the bridge: it is not made again
   * @param hidden whether it was the bridge that made it internal, and not people
   */
  public record Copy(
      TicketRef ticket, String id, String sent, String seen, boolean gone, boolean hidden) {

    /** A copy that is there. */
    public Copy(TicketRef ticket, String id, String sent, String seen) {
      this(ticket, id, sent, seen, false, false);
    }

    /** The same, internal or not as the bridge wants it. */
    public Copy asHidden(boolean byBridge) {
      return new Copy(ticket, id, sent, seen, gone, byBridge);
    }

    /** The same as the tracker shows it now. */
    public Copy asSeen(String now) {
      return new Copy(ticket, id, sent, now, false, hidden);
    }

    /** The same, deleted by people. */
    public Copy asGone() {
      return new Copy(ticket, id, sent, seen, true, hidden);
    }
  }

  private static List<Copy> replaced(List<Copy> copies, Copy by) {
    List<Copy> all = new ArrayList<>(copies);
    all.removeIf(c -> c.ticket().equals(by.ticket()));
    all.add(by);
    return all;
  }

  /**
   * A link that the bridge put on a ticket, or somebody whom it had see it.
   *
   * @param ticket where it stands
   * @param globalId its stable identity
   * @param sent hash of what it shows
   * @param seen whether the ticket has shown it since; told of relations only
   * @param address where a back link leads; empty for others, and if an older version put it
   */
  public record StandingLink(
      TicketRef ticket, String globalId, String sent, boolean seen, String address) {

    private static final String RELATION = "relation:";
    private static final String ONLOOKER = "onlooker:";

    public StandingLink {
      // Older stores do not tell.
      address = Objects.requireNonNullElse(address, "");
    }

    /** A link that was put just now. */
    public StandingLink(TicketRef ticket, String globalId, String sent) {
      this(ticket, globalId, sent, false, "");
    }

    /** A back link that was put just now. */
    public static StandingLink to(URI address, TicketRef ticket, String globalId, String sent) {
      return new StandingLink(ticket, globalId, sent, false, address.toString());
    }

    /** The identity of a relation to another ticket of the same tracker. */
    public static String relation(TicketRef to) {
      return RELATION + to.id();
    }

    /**
     * That the bridge had somebody see a ticket. It stands for good: whom people take away again is
     * not put back (N7).
     *
     * @param who the key of the person
     */
    public static StandingLink onlooker(TicketRef ticket, String who) {
      return new StandingLink(ticket, ONLOOKER + who, "");
    }

    /** The ticket of the same tracker that this relates to; empty for a back link. */
    public Optional<TicketRef> related() {
      return globalId.startsWith(RELATION)
          ? Optional.of(new TicketRef(ticket.tracker(), globalId.substring(RELATION.length())))
          : Optional.empty();
    }

    /** The same, shown by its ticket. */
    public StandingLink asSeen() {
      return new StandingLink(ticket, globalId, sent, true, address);
    }
  }

  /**
   * A comment in which the bridge itself speaks.
   *
   * @param ticket where it stands
   * @param topic what it is about; each topic is remarked on once for each ticket
   * @param commentId its id there; empty if the tracker did not tell
   */
  public record Remark(TicketRef ticket, String topic, String commentId) {}
}
