package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.spi.Command.WithdrawFile;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;

/** Takes files out of customers' sight, by making the comments internal with which they came. */
final class FileWithdrawals {

  private final ZendeskClient client;
  private final Receipts receipts;

  FileWithdrawals(ZendeskClient client, Receipts receipts) {
    this.client = client;
    this.receipts = receipts;
  }

  Outcome hide(WithdrawFile command) {
    String id = ZendeskReader.checked(command.target().ticketId());
    Optional<JsonNode> comment = comment(command, client.comments(id).rows());
    if (comment.isEmpty() || command.isDone(receipts.shown(id))) {
      return settle(command);
    }
    client.makePrivate(id, ZendeskJson.id(comment.get(), "id").orElseThrow());
    return Receipts.afterWrite(() -> read(command));
  }

  private Outcome read(WithdrawFile command) {
    Outcome now = settle(command);
    return now instanceof Outcome.NotApplied
        ? new Outcome.Refused(
            "file %s has become internal, and Zendesk did not hide it: do it by hand"
                .formatted(command.attachmentId()),
            Map.of())
        : now;
  }

  /** Whether the file is out of customers' sight. */
  Outcome settle(WithdrawFile command) {
    TicketSnapshot now = receipts.shown(ZendeskReader.checked(command.target().ticketId()));
    return command.isDone(now)
        ? Receipts.applied(Optional.empty(), now, List.of(), Set.of())
        : new Outcome.NotApplied();
  }

  private static Optional<JsonNode> comment(WithdrawFile command, List<JsonNode> comments) {
    return comments.stream().filter(comment -> carries(comment, command)).findFirst();
  }

  private static boolean carries(JsonNode comment, WithdrawFile command) {
    for (JsonNode file : comment.path("attachments")) {
      if (ZendeskJson.id(file, "id").filter(command.attachmentId()::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
