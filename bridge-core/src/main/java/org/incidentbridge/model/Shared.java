package org.incidentbridge.model;

import java.util.List;

/**
 * What has copies where.
 *
 * @param notes comments in the order of their creation
 * @param files attachments in the order of their creation
 * @param links back links and ticket links that stand
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
  }

  /**
   * A file that people attached, and its copies.
   *
   * @param ticket where it was attached
   * @param attachmentId its id there
   * @param gone whether it was deleted there
   * @param copies at most one for each other ticket (N3)
   */
  public record FileNote(TicketRef ticket, String attachmentId, boolean gone, List<Copy> copies) {
    public FileNote {
      copies = List.copyOf(copies);
    }
  }

  /**
   * A copy made by the bridge.
   *
   * @param ticket where it stands
   * @param id its id there; empty if a person gave the copy up, or the tracker did not tell
   * @param sent hash of the original that it was made from
   * @param seen hash of the copy as the tracker showed it after the write; empty if not read yet
   */
  public record Copy(TicketRef ticket, String id, String sent, String seen) {}

  /**
   * A link that the bridge put on a ticket.
   *
   * @param ticket where it stands
   * @param globalId its stable identity
   * @param sent hash of what it shows
   */
  public record StandingLink(TicketRef ticket, String globalId, String sent) {}

  /**
   * A comment in which the bridge itself speaks.
   *
   * @param ticket where it stands
   * @param topic what it is about; each topic is remarked on once for each ticket
   * @param commentId its id there; empty if the tracker did not tell
   */
  public record Remark(TicketRef ticket, String topic, String commentId) {}
}
