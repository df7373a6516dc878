package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An account with two agents and a customer. */
abstract class ZendeskTest {

  static final Instant START = Instant.parse("2026-03-02T09:30:15.250Z");

  Instant now = START;
  final ZendeskSimulator zendesk = new ZendeskSimulator(() -> now, options());
  final Rest rest = new Rest(zendesk, "Bearer " + zendesk.bridgeToken());
  final long alice = zendesk.admin().addAgent("Alice");
  final long bob = zendesk.admin().addAgent("Bob");
  final long organization = zendesk.admin().addOrganization("Customer Ltd", "customer.test");
  final long carol = zendesk.admin().addCustomer("Carol", "carol@customer.test");

  ZendeskOptions options() {
    return ZendeskOptions.usual().withLimits(ZendeskLimits.untimed());
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void minutes(int minutes) {
    pass(Duration.ofMinutes(minutes));
  }

  static List<Long> ids(JsonNode list) {
    List<Long> ids = new ArrayList<>();
    list.forEach(record -> ids.add(record.path("id").asLong()));
    return ids;
  }

  /** Event types and fields of an audit, such as {@code Change status}. */
  static List<String> events(JsonNode audit) {
    List<String> events = new ArrayList<>();
    audit
        .path("events")
        .forEach(
            e ->
                events.add(
                    (e.path("type").asText() + " " + e.path("field_name").asText()).strip()));
    return events;
  }
}
