package org.incidentbridge.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A file on a ticket, without its content.
 *
 * @param id the tracker's id
 * @param name as stored there; not to be used as a path
 * @param size in bytes
 * @param createdAt when it was added, by the tracker's clock
 * @param visibility that of the note it belongs to; unknown is internal
 * @param maker who attached it
 * @param marker the key of the bridge's command that made it, which the tracker keeps beside it;
 *     empty if there is none
 * @param author who attached it; {@link Party#NOBODY} if the tracker does not tell
 */
public record Attachment(
    String id,
    String name,
    long size,
    Instant createdAt,
    Visibility visibility,
    Maker maker,
    String marker,
    Party author) {

  public Attachment {
    // Older stores do not tell.
    maker = Objects.requireNonNullElse(maker, Maker.UNKNOWN);
    marker = Objects.requireNonNullElse(marker, "");
    author = Objects.requireNonNullElse(author, Party.NOBODY);
  }

  /** One of which it is not told by whom it is. */
  public Attachment(
      String id,
      String name,
      long size,
      Instant createdAt,
      Visibility visibility,
      Maker maker,
      String marker) {
    this(id, name, size, createdAt, visibility, maker, marker, Party.NOBODY);
  }

  /** One without a marker. */
  public Attachment(
      String id, String name, long size, Instant createdAt, Visibility visibility, Maker maker) {
    this(id, name, size, createdAt, visibility, maker, "");
  }

  /** One of which it is not known who attached it. */
  public Attachment(String id, String name, long size, Instant createdAt, Visibility visibility) {
    this(id, name, size, createdAt, visibility, Maker.UNKNOWN);
  }

  /** Who attached a file. */
  public enum Maker {
    /** The user as whom the bridge logs in. */
    BRIDGE,
    /** Anybody else, who may be the bridge by another account. */
    PEOPLE,
    UNKNOWN
  }

  /** A comment and its file may reach the tracker in either order. */
  private static final Duration TOGETHER = Duration.ofSeconds(5);

  /** How long people write at a comment to which they have attached a file already. */
  private static final Duration COMPOSING = Duration.ofHours(1);

  /** Whether what was written then can mean this file: it was there, or came along with it. */
  public boolean wasThereAt(Instant written) {
    return !createdAt.isAfter(written.plus(TOGETHER));
  }

  /**
   * Whether a comment can have been written to show this file. Names are not unique, and of a file
   * that is gone nothing is known: one that had been there for long may only bear its name (N5).
   *
   * @param begun when the comment was first written
   * @param written when it was last edited
   */
  public boolean cameWith(Instant begun, Instant written) {
    return wasThereAt(written) && !createdAt.isBefore(begun.minus(COMPOSING));
  }

  /** The same for insiders only. */
  public Attachment asInternal() {
    return withVisibility(Visibility.INTERNAL);
  }

  /** The same by somebody. */
  public Attachment by(Party whom) {
    return new Attachment(id, name, size, createdAt, visibility, maker, marker, whom);
  }

  /** The same for others to see. */
  public Attachment withVisibility(Visibility now) {
    return new Attachment(id, name, size, createdAt, now, maker, marker, author);
  }

  /** Whether another file may have the same content; only reading both tells. */
  public boolean mayEqual(Attachment other) {
    return name.equals(other.name) && size == other.size;
  }
}
