package org.incidentbridge.plan;

import java.util.Optional;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.EditComment;
import org.incidentbridge.spi.Command.RemoveComment;
import org.incidentbridge.spi.Command.WithdrawFile;

/**
 * What takes something out of customers' sight. Nothing that merely has to be written to the same
 * ticket may hold it up (N5).
 */
public final class Withdrawal {

  private Withdrawal() {}

  /** Whether a command takes something out of customers' sight. */
  public static boolean is(Command command) {
    return command instanceof RemoveComment
        || command instanceof WithdrawFile
        || (command instanceof EditComment edit && edit.visibility() == Visibility.INTERNAL);
  }

  /** Whether two commands for a ticket concern the same comment, or the same file. */
  public static boolean isOfTheSame(Command one, Command other) {
    Optional<String> what = what(one);
    return what.isPresent() && what.equals(what(other));
  }

  private static Optional<String> what(Command command) {
    return switch (command) {
      case EditComment edit -> Optional.of("comment " + edit.commentId());
      case RemoveComment remove -> Optional.of("comment " + remove.commentId());
      case WithdrawFile file -> Optional.of("file " + file.attachmentId());
      default -> Optional.empty();
    };
  }
}
