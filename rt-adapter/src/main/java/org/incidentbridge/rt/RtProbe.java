package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerProbe;

/** Answers {@code bridge doctor} for one RT. */
final class RtProbe implements TrackerProbe {

  private static final Duration MOST_DRIFT = Duration.ofSeconds(30);

  private final RtClient client;
  private final RtLogin login;
  private final RtSettings settings;

  RtProbe(RtClient client, RtLogin login, RtSettings settings) {
    this.client = client;
    this.login = login;
    this.settings = settings;
  }

  @Override
  public List<Finding> examine(Expected expected) {
    List<Finding> findings = new ArrayList<>(run("login", this::account));
    if (findings.stream().anyMatch(f -> f.level() == Level.PROBLEM)) {
      return List.copyOf(findings);
    }
    findings.addAll(language());
    var queues = new QueueCheck(client, settings.marks());
    List<String> words = expected.words().getOrDefault("Status", List.of());
    settings
        .queues()
        .forEach(name -> findings.addAll(run("queues", () -> queues.examine(name, words))));
    if (findings.stream().noneMatch(f -> f.level() == Level.PROBLEM)) {
      findings.addAll(run("clock", this::clock));
      findings.addAll(run("fields", () -> fields(expected)));
    }
    return List.copyOf(findings);
  }

  private List<Finding> account() {
    ZoneId zone = login.refresh();
    RtLogin.Account account = login.account();
    return List.of(
        good("login", "RT knows the bridge as " + account.name()),
        account.zone().isEmpty()
            ? warning(
                "time zone",
                "the bridge's user has no time zone, so that RT reads dates in the server's, which"
                    + " the bridge takes to be "
                    + zone,
                "Set its time zone to UTC in RT")
            : good("time zone", "RT reads dates in " + zone));
  }

  private List<Finding> language() {
    String language = login.account().language();
    return language.isEmpty() || language.startsWith("en")
        ? List.of()
        : List.of(
            warning(
                "language",
                "the bridge's user has the language " + language,
                "Set it to English: RT breaks off answers in many another"));
  }

  private List<Finding> clock() {
    RtClient.Rows rows =
        client.tickets(RtQuery.changed(since(client.clock().instant()), login.zone(), 0), "id");
    Instant now = client.clock().instant();
    Duration drift = Duration.between(now, rows.at()).abs();
    return drift.compareTo(MOST_DRIFT) > 0
        ? List.of(
            warning(
                "clock",
                "RT's clock differs from this one by " + drift.toSeconds() + " s",
                "Keep both in step, or clocks and deadlines will be off by as much"))
        : List.of(good("clock", "RT's clock is in step"));
  }

  private Map<String, RtQuery.Bound> since(Instant changed) {
    var bound = new RtQuery.Bound(changed, 0, changed);
    return settings.queues().stream()
        .collect(Collectors.toMap(queue -> queue, queue -> bound, (one, other) -> one));
  }

  /** Custom fields show on tickets alone; a queue that has none yet tells nothing of them. */
  private List<Finding> fields(Expected expected) {
    List<JsonNode> rows =
        client.tickets(RtQuery.changed(since(Instant.EPOCH), login.zone(), 0), "id").rows();
    List<String> wanted =
        expected.fields().stream().filter(f -> f.startsWith(RtTranslator.CUSTOM)).toList();
    if (rows.isEmpty() || wanted.isEmpty()) {
      return List.of();
    }
    RtTicket ticket = client.ticket(rows.getLast().path("id").asText());
    return wanted.stream()
        .filter(f -> ticket.custom(f.substring(RtTranslator.CUSTOM.length())).isEmpty())
        .map(f -> unshown(ticket, f))
        .toList();
  }

  private static Finding unshown(RtTicket ticket, String field) {
    List<String> twins = ticket.customsNamed(field.substring(RtTranslator.CUSTOM.length()));
    return twins.isEmpty()
        ? problem(
            "fields",
            "ticket " + ticket.id() + " shows no " + field,
            "Apply the custom field to the queue and give the bridge's user"
                + " SeeCustomField and ModifyCustomField")
        : problem(
            "fields",
            "ticket %s shows several %s, which are not read".formatted(ticket.id(), field),
            "Map the one that is meant by its number: custom:" + String.join(" or custom:", twins));
  }

  private static List<Finding> run(String topic, Supplier<List<Finding>> check) {
    try {
      return check.get();
    } catch (CallFailure | TrackerException | RtTicket.Unreadable failure) {
      return List.of(problem(topic, String.valueOf(failure.getMessage()), ""));
    }
  }

  private static Finding good(String topic, String message) {
    return new Finding(Level.OK, topic, message, "");
  }

  private static Finding problem(String topic, String message, String advice) {
    return new Finding(Level.PROBLEM, topic, message, advice);
  }

  private static Finding warning(String topic, String message, String advice) {
    return new Finding(Level.WARNING, topic, message, advice);
  }
}
