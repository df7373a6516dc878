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

  /** Begins what is said of a file that fails where it is. */
  private static final String NOT_GIVEN = "its own tracker does not give the whole file: ";

  /** What fails for longer fails for good, and a person is asked (N10). */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final ContentSource inner;
  private final Command command;
  private Contents.@Nullable SourceFailed failure;
  private @Nullable WholeFile whole;

  WatchedContent(ContentSource inner, Command command) {
    this.inner = inner;
    this.command = command;
  }

  /** Whether it is the tracker of the file that fails, not the one that is written to. */
  boolean hasFailed() {
    return failure != null || hasWrongSize() || isCutOff();
  }

  /**
   * Whether the file may be had later without anybody's doing at its ticket.
   *
   * @param age how long ago its copy was planned
   * @param readable whether all else can be read there
   */
  boolean isToBlame(Duration age, boolean readable) {
    boolean young = age.compareTo(PATIENCE) < 0;
    Contents.@Nullable SourceFailed failed = failure;
    return failed == null
        ? (young && hasWrongSize()) || (isCutOff() && (young || !readable))
        : failed.isForNow() && (young || !readable || failed.isForItsCalls());
  }

  private boolean isCutOff() {
    WholeFile file = whole;
    return file != null && file.isCutOff();
  }

  private boolean hasWrongSize() {
    WholeFile file = whole;
    return file != null && file.hasWrongSize();
  }

  /** What the sink said, so that one sees whose failure it is. */
  static String told(String message) {
    return NOT_GIVEN + message;
  }

  /** Whether a waiting command was last kept up by the tracker of its file. */
  static boolean isTold(String message) {
    return message.startsWith(NOT_GIVEN);
  }

  @Override
  public InputStream open(TicketRef ticket, String attachmentId) throws IOException {
    failure = null;
    whole = null;
    try {
      InputStream content = inner.open(ticket, attachmentId);
      if (command instanceof Command.AddAttachment add) {
        WholeFile file = new WholeFile(content, add.file());
        whole = file;
        return file;
      }
      return content;
    } catch (Contents.SourceFailed failed) {
      failure = failed;
      throw failed;
    }
  }
}
