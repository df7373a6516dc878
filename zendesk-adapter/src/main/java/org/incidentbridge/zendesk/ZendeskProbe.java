package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.ClockDifference;
import org.incidentbridge.http.Reply;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.zendesk.ZendeskJson.Senseless;

/** Answers {@code bridge doctor} for one account of Zendesk. */
final class ZendeskProbe implements TrackerProbe {

  private static final int NOT_FOUND = 404;
  private static final Duration MOST_DRIFT = Duration.ofSeconds(30);

  private final ZendeskClient client;
  private final ZendeskSettings settings;
  private final InstantSource clock;
  private final AccountChecks account;

  ZendeskProbe(
      ZendeskClient client,
      ZendeskMetadata metadata,
      ZendeskSettings settings,
      InstantSource clock) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
    this.account = new AccountChecks(client, metadata, settings);
  }

  @Override
  public List<Finding> examine(Expected expected) {
    List<Finding> findings = new ArrayList<>(run("login", this::login));
    if (findings.stream().anyMatch(f -> f.level() == Level.PROBLEM)) {
      return List.copyOf(findings);
    }
    findings.addAll(optional("token", this::token));
    findings.addAll(run("export", this::export));
    findings.addAll(run("groups", () -> account.groups(expected.creates())));
    findings.addAll(run("fields", () -> account.fields(expected.fields())));
    findings.addAll(run("words", () -> account.words(expected)));
    findings.addAll(run("people", () -> account.people(expected.accounts())));
    findings.addAll(optional("other bridges", this::otherBridge));
    findings.addAll(optional("suspended tickets", this::suspended));
    return List.copyOf(findings);
  }

  private List<Finding> login() {
    client.login().prove();
    Instant sent = clock.instant();
    Reply<JsonNode> reply = client.me();
    JsonNode me = reply.body().map(body -> body.path("user")).orElseThrow();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        good(
            "login",
            "Zendesk knows the bridge as %s, %s"
                .formatted(ZendeskJson.line(me, "name"), ZendeskJson.text(me, "role"))));
    restriction(me).ifPresent(findings::add);
    ClockDifference.of(reply.headers(), sent, clock.instant())
        .filter(difference -> difference.exceeds(MOST_DRIFT))
        .map(
            difference ->
                warning(
                    "clock",
                    "Zendesk's clock differs from this one by "
                        + difference.ahead().abs().toSeconds()
                        + " s",
                    "Set this machine's clock by NTP"))
        .ifPresent(findings::add);
    return findings;
  }

  /** Whom Zendesk shows some tickets only does not read its export either. */
  private static Optional<Finding> restriction(JsonNode me) {
    return ZendeskJson.text(me, "role").equals("admin")
        ? Optional.empty()
        : Optional.of(
            problem(
                "login",
                "the bridge's user is no admin, and Zendesk exports tickets to admins only",
                "Make it an admin"));
  }

  private List<Finding> token() {
    return settings.hasApiToken()
        ? List.of(
            warning(
                "token",
                "the bridge logs in by an API token, all of which stop working on 2027-04-30",
                "Make an OAuth client in Zendesk's admin centre, and name it under auth.client with"
                    + " its auth.secret"))
        : List.of(settings.hasClient() ? renewed() : end());
  }

  private static Finding renewed() {
    return good("token", "the bridge logs in as an OAuth client, and renews its access tokens");
  }

  private Finding end() {
    return client
        .endOfToken()
        .<Finding>map(
            end ->
                warning(
                    "token",
                    "the OAuth access token ends on %s, and the bridge cannot renew it"
                        .formatted(end),
                    "Name the OAuth client under auth.client with its auth.secret"))
        .orElseGet(() -> good("token", "the bridge logs in by an OAuth access token"));
  }

  private List<Finding> export() {
    long since = clock.instant().minus(Duration.ofMinutes(5)).getEpochSecond();
    client.export(Optional.empty(), since, 1);
    return List.of(good("export", "the export of tickets can be read"));
  }

  private List<Finding> otherBridge() {
    List<JsonNode> links = client.jiraLinks();
    return links.isEmpty()
        ? List.of(good("other bridges", "Zendesk's Jira app links no tickets"))
        : List.of(
            warning(
                "other bridges",
                "Zendesk's Jira app links %d or more tickets, such as %s with %s"
                    .formatted(
                        links.size(),
                        ZendeskJson.line(links.getFirst(), "ticket_id"),
                        ZendeskJson.line(links.getFirst(), "issue_key")),
                "Two bridges between the same tickets answer each other for ever: have the app"
                    + " keep no fields and comments in step in the groups that are covered here"));
  }

  private List<Finding> suspended() {
    int held = client.suspended().size();
    return held == 0
        ? List.of()
        : List.of(
            warning(
                "suspended tickets",
                held + " mails are held back as suspended and are no tickets",
                "Recover those that are none of spam: Zendesk drops them after 14 days"));
  }

  private static List<Finding> run(String topic, Supplier<List<Finding>> check) {
    try {
      return check.get();
    } catch (CallFailure | TrackerException | Senseless failure) {
      return List.of(problem(topic, String.valueOf(failure.getMessage()), ""));
    }
  }

  /** What not every plan has; what could not be looked at is not taken for good. */
  private static List<Finding> optional(String topic, Supplier<List<Finding>> check) {
    try {
      return check.get();
    } catch (CallFailure failure) {
      return failure.status() == NOT_FOUND ? List.of() : List.of(unseen(topic, failure));
    } catch (Senseless senseless) {
      return List.of(unseen(topic, senseless));
    }
  }

  private static Finding unseen(String topic, RuntimeException why) {
    return warning(topic, "could not be looked at: " + why.getMessage(), "Look by hand");
  }

  static Finding good(String topic, String message) {
    return new Finding(Level.OK, topic, message, "");
  }

  static Finding problem(String topic, String message, String advice) {
    return new Finding(Level.PROBLEM, topic, message, advice);
  }

  static Finding warning(String topic, String message, String advice) {
    return new Finding(Level.WARNING, topic, message, advice);
  }
}
