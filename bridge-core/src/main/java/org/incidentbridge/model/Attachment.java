package org.incidentbridge.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A file on a ticket, without its content.
 *
 * @param id the tracker's id
 * @param name as stored there; not to be used as a path
 * @param size in bytes
 * @param createdAt when it was added, by the tracker's clock
 * @param visibility that of the note it belongs to; unknown is internal
 */
public record Attachment(
    String id, String name, long size, Instant createdAt, Visibility visibility) {

  /** A comment and its file may reach the tracker in either order. */
  private static final Duration TOGETHER = Duration.ofSeconds(5);

  /** Whether what was written then can mean this file: it was there, or came along with it. */
  public boolean wasThereAt(Instant written) {
    return !createdAt.isAfter(written.plus(TOGETHER));
  }

  /** The same for insiders only. */
  public Attachment asInternal() {
    return new Attachment(id, name, size, createdAt, Visibility.INTERNAL);
  }
}
