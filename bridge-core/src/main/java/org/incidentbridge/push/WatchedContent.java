package org.incidentbridge.push;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.jspecify.annotations.Nullable;

/** The content of a command's file, with a note of whether its own tracker is what fails. */
final class WatchedContent implements ContentSource {

  /** What has the wrong size for longer has it for good, and a person is asked (N10). */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final ContentSource inner;
  private final Command command;
  private boolean failedForNow;
  private @Nullable WholeFile whole;

  WatchedContent(ContentSource inner, Command command) {
    this.inner = inner;
    this.command = command;
  }

  /**
   * Whether the file may be had later without anybody's doing at its ticket.
   *
   * @param age how long ago its copy was planned
   */
  boolean isToBlame(Duration age) {
    @Nullable WholeFile file = whole;
    boolean wrong = file != null && file.hasWrongSize();
    return failedForNow || (wrong && age.compareTo(PATIENCE) < 0);
  }

  @Override
  public InputStream open(TicketRef ticket, String attachmentId) throws IOException {
    try {
      InputStream content = inner.open(ticket, attachmentId);
      if (command instanceof Command.AddAttachment add && add.file().size() > 0) {
        WholeFile file = new WholeFile(content, add.file());
        whole = file;
        return file;
      }
      return content;
    } catch (Contents.SourceFailed failure) {
      failedForNow = failure.isForNow();
      throw failure;
    }
  }
}
