package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.MantisWire.User;
import org.incidentbridge.model.Party;
import org.incidentbridge.spi.Command.ShareTicket;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Has people monitor issues. Whoever monitors one sees it where {@code limit_view_unless_threshold}
 * shows others only what they report or handle. A private issue is shown to nobody by that, and
 * nobody is told of it.
 */
final class MonitorWrites {

  /** With this status MantisBT says that somebody may not monitor an issue; nothing was done. */
  private static final int BROKEN = 500;

  private final MantisClient client;
  private final MantisMetadata metadata;
  private final Receipts receipts;

  MonitorWrites(MantisClient client, MantisMetadata metadata, Receipts receipts) {
    this.client = client;
    this.metadata = metadata;
    this.receipts = receipts;
  }

  Outcome share(ShareTicket command) {
    MantisIssue issue = client.audience(MantisReader.checked(command.target().ticketId()));
    if (issue.isPrivate()) {
      return refused("issue " + issue.id() + " is private, so that nobody else is let see it");
    }
    Optional<User> user = user(command.with(), issue);
    if (user.isEmpty()) {
      return refused(unknown(command.with(), issue));
    }
    if (isMonitored(issue, user.get())) {
      return new Outcome.Applied(Outcome.Receipt.NOTHING);
    }
    try {
      return add(issue.id(), user.get());
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION && failure.status() == BROKEN) {
        return refused(failure.message());
      }
      throw failure;
    }
  }

  private Outcome add(String id, User user) {
    ObjectNode body = MantisWire.JSON.createObjectNode();
    body.putArray("users").addObject().put("id", user.id());
    Optional<MantisIssue> after = client.shown(client.api().monitor(id, body));
    return receipts.applied(Optional.empty(), after, List.of());
  }

  /** Whether somebody monitors the issue; false if that is not shown to the bridge's user. */
  boolean stands(ShareTicket command) {
    MantisIssue issue = client.audience(MantisReader.checked(command.target().ticketId()));
    return user(command.with(), issue).filter(user -> isMonitored(issue, user)).isPresent();
  }

  private static boolean isMonitored(MantisIssue issue, User user) {
    return issue.monitors().stream().anyMatch(monitor -> monitor.id() == user.id());
  }

  /** Nobody is taken for somebody of the same name: what they would see is not theirs (N5). */
  private Optional<User> user(Party person, MantisIssue issue) {
    List<User> users = metadata.users(issue.projectId());
    if (!person.account().isBlank()) {
      return PeopleFinder.find(person, users);
    }
    List<User> found =
        users.stream()
            .filter(u -> !person.email().isBlank() && u.email().equalsIgnoreCase(person.email()))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static String unknown(Party person, MantisIssue issue) {
    String project = issue.ref("project").map(MantisWire.Ref::name).orElse("");
    return "project '%s' has no user that is known to be %s: name their account in people"
        .formatted(project, person.account().isBlank() ? person.email() : person.account());
  }

  private static Outcome.Refused refused(String message) {
    return new Outcome.Refused(message, Map.of());
  }
}
