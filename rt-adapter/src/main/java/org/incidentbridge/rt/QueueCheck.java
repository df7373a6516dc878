package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;

/**
 * What a queue lets the bridge's user do, and the words of its lifecycle, as far as RT tells: it
 * names what may be done with a queue or a ticket, and shows the statuses of tickets.
 */
final class QueueCheck {

  private static final String TOPIC = "queues";

  private static final String APPLY =
      "Apply it to the queue and give the bridge's user SeeCustomField and ModifyCustomField";

  /** By what RT offers for a ticket. */
  private static final Map<String, String> RIGHTS =
      Map.of("correspond", "ReplyToTicket", "comment", "CommentOnTicket");

  private final RtClient client;
  private final RtSettings.Marks marks;

  QueueCheck(RtClient client, RtSettings.Marks marks) {
    this.client = client;
    this.marks = marks;
  }

  /**
   * Looks at a queue.
   *
   * @param words statuses that are mapped; none if the status is not synced
   */
  List<Finding> examine(String name, Collection<String> words) {
    JsonNode queue = client.execute(client.api().queue(name));
    if (queue.path("Disabled").asText("0").equals("1")) {
      String message = "queue '%s' is disabled".formatted(name);
      return List.of(new Finding(Level.PROBLEM, TOPIC, message, "Enable it, or leave it out"));
    }
    List<Finding> findings = new ArrayList<>();
    String lifecycle = queue.path("Lifecycle").asText("?");
    String found = "queue '%s' has the lifecycle %s".formatted(name, lifecycle);
    findings.add(new Finding(Level.OK, TOPIC, found, ""));
    if (!offers(queue, "create")) {
      findings.add(lacking(name, "CreateTicket"));
    }
    Stream.of(MarkFields.lackOfTickets(marks, queue), MarkFields.lackOfMessages(marks, queue))
        .flatMap(Optional::stream)
        .map(lack -> new Finding(Level.PROBLEM, "marker", lack, APPLY))
        .forEach(findings::add);
    findings.addAll(tickets(name, words));
    return findings;
  }

  private List<Finding> tickets(String name, Collection<String> words) {
    List<JsonNode> rows = client.tickets(RtQuery.of(name), "Status").rows();
    if (rows.isEmpty()) {
      String message =
          "queue '%s' shows no ticket: it has none, or the right ShowTicket is missing"
              .formatted(name);
      String advice = "If there are tickets in it, grant ShowTicket to the bridge's user there";
      return List.of(new Finding(Level.WARNING, TOPIC, message, advice));
    }
    RtTicket ticket = client.ticket(rows.getLast().path("id").asText());
    List<Finding> findings = new ArrayList<>();
    RIGHTS.entrySet().stream()
        .filter(right -> !offers(ticket.json(), right.getKey()))
        .map(right -> lacking(name, right.getValue()))
        .sorted((one, other) -> one.message().compareTo(other.message()))
        .forEach(findings::add);
    if (!words.isEmpty()) {
      findings.addAll(unmapped(name, statuses(rows, ticket), words));
    }
    return findings;
  }

  /** Those of tickets, and those to which RT offers to bring one. */
  private static Set<String> statuses(List<JsonNode> rows, RtTicket ticket) {
    Set<String> statuses = new TreeSet<>();
    rows.forEach(row -> statuses.add(row.path("Status").asText("")));
    for (JsonNode link : ticket.json().path("_hyperlinks")) {
      if (link.path("ref").asText("").equals("lifecycle")) {
        statuses.add(link.path("to").asText(""));
      }
    }
    statuses.removeAll(Set.of("", "deleted"));
    return statuses;
  }

  private static List<Finding> unmapped(
      String name, Set<String> statuses, Collection<String> words) {
    String odd = unseen(statuses, words);
    statuses.removeIf(status -> words.stream().anyMatch(status::equalsIgnoreCase));
    return statuses.stream()
        .map(
            status ->
                new Finding(
                    Level.WARNING,
                    "fields",
                    "queue '%s' knows the status '%s', for which there is no word in the map"
                        .formatted(name, status),
                    "Map it under vocabulary.status, or it waits for a person when a ticket has it"
                        + odd))
        .toList();
  }

  /** Words of the map that may be meant for what has none; RT does not tell all of its statuses. */
  private static String unseen(Set<String> statuses, Collection<String> words) {
    List<String> unseen =
        words.stream()
            .filter(word -> statuses.stream().noneMatch(word::equalsIgnoreCase))
            .map(word -> "'" + word + "'")
            .sorted()
            .toList();
    return unseen.isEmpty()
        ? ""
        : ". No ticket there was seen with %s of the map: check the spelling"
            .formatted(String.join(", ", unseen));
  }

  static boolean offers(JsonNode record, String ref) {
    for (JsonNode link : record.path("_hyperlinks")) {
      if (link.path("ref").asText("").equals(ref)) {
        return true;
      }
    }
    return false;
  }

  private static Finding lacking(String queue, String right) {
    return new Finding(
        Level.PROBLEM,
        TOPIC,
        "the bridge's user lacks the right %s in queue '%s'".formatted(right, queue),
        "Grant it there");
  }
}
