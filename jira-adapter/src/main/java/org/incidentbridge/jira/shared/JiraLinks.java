package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;

/** Puts back links, which Jira updates by their global id, and links between issues. */
final class JiraLinks {

  private final Site jira;
  private final Issues issues;
  private final JiraMetadata metadata;

  JiraLinks(Site jira, Issues issues, JiraMetadata metadata) {
    this.jira = jira;
    this.issues = issues;
    this.metadata = metadata;
  }

  Outcome put(Command.PutLink command) {
    String id = command.target().ticketId();
    Command.BackLink link = command.link();
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("globalId", link.globalId());
    body.putObject("application").put("type", "org.incidentbridge").put("name", "Incident Bridge");
    ObjectNode object = body.put("relationship", "is the same incident as").putObject("object");
    object.put("url", link.url().toString()).put("title", JiraLines.line(link.title()));
    if (!link.summary().isEmpty()) {
      object.put("summary", JiraLines.summary(link.summary()));
    }
    link.icon().ifPresent(icon -> object.putObject("icon").put("url16x16", icon.toString()));
    if (link.resolved()) { // what is left out becomes empty
      object.putObject("status").put("resolved", true);
    }
    jira.putRemoteLink(id, body);
    return done(List.of());
  }

  Outcome settlePut(Command.PutLink command) {
    Command.BackLink link = command.link();
    Optional<JsonNode> object =
        remote(command.target().ticketId(), link.globalId()).map(found -> found.path("object"));
    boolean stands =
        object
            .filter(shown -> shown.path("url").asText().equals(link.url().toString()))
            .filter(shown -> shown.path("title").asText().equals(JiraLines.line(link.title())))
            .filter(
                shown -> shown.path("summary").asText("").equals(JiraLines.summary(link.summary())))
            .filter(shown -> shown.at("/status/resolved").asBoolean(false) == link.resolved())
            .isPresent();
    return stands ? done(List.of()) : new Outcome.NotApplied();
  }

  Outcome link(Command.LinkTickets command) {
    TicketLink link = command.link();
    Optional<SiteFacts.LinkType> exact = type(link.kind());
    Optional<SiteFacts.LinkType> type = exact.or(() -> type(TicketLink.Kind.RELATED));
    if (type.isEmpty()) {
      return Refusals.whole(
          jira.tracker()
              + ": Jira has no link type that says '"
              + link.kind()
              + "'; add one named Duplicate, Blocks or Relates");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("type").put("id", type.get().id());
    String here = command.target().ticketId();
    boolean starts = JiraLinkKinds.startsAt(here, link, exact.isPresent());
    body.putObject("inwardIssue").put("id", starts ? here : link.otherId());
    body.putObject("outwardIssue").put("id", starts ? link.otherId() : here);
    jira.link(here, body);
    return done(
        exact.isPresent()
            ? List.of()
            : List.of(
                new Outcome.Loss(
                    "link",
                    "shown as '"
                        + type.get().name()
                        + "', as Jira has no type for "
                        + link.kind())));
  }

  Outcome settleLink(Command.LinkTickets command) {
    TicketLink wanted = command.link();
    boolean exact = type(wanted.kind()).isPresent();
    boolean stands =
        issues.find(command.target().ticketId(), List.of("issuelinks", "project")).stream()
            .flatMap(issue -> JiraLinkKinds.read(issue.path("fields")).stream())
            .filter(link -> link.otherId().equals(wanted.otherId()))
            .anyMatch(
                link ->
                    link.kind() == wanted.kind()
                        || (!exact && link.kind() == TicketLink.Kind.RELATED));
    return stands ? done(List.of()) : new Outcome.NotApplied();
  }

  private Optional<SiteFacts.LinkType> type(TicketLink.Kind kind) {
    return metadata.linkTypes().stream().filter(type -> JiraLinkKinds.says(type, kind)).findFirst();
  }

  private Optional<JsonNode> remote(String id, String globalId) {
    try {
      JsonNode found = jira.remoteLink(id, globalId);
      return Optional.of(found.isArray() ? found.path(0) : found);
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static Outcome done(List<Outcome.Loss> losses) {
    return new Outcome.Applied(new Outcome.Receipt(Optional.empty(), Optional.empty(), losses));
  }
}
