package org.incidentbridge.testkit.sim.zendesk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that the account holds. Guarded by its own monitor. */
final class World {

  final InstantSource clock;
  final ZendeskOptions options;
  final TreeMap<Long, Ticket> tickets = new TreeMap<>();
  final Map<Long, User> users = new LinkedHashMap<>();
  final Map<Long, Organization> organizations = new LinkedHashMap<>();
  final Map<Long, Group> groups = new LinkedHashMap<>();
  final Map<Long, TicketField> fields = new LinkedHashMap<>();
  final Map<Long, CustomStatus> statuses = new LinkedHashMap<>();
  final Map<Long, TicketForm> forms = new LinkedHashMap<>();
  final List<Trigger> triggers = new ArrayList<>();
  final Map<String, Upload> uploads = new LinkedHashMap<>();
  final Map<Long, JiraLink> jiraLinks = new LinkedHashMap<>();
  final Map<Long, Suspended> suspended = new LinkedHashMap<>();
  final List<ZendeskView.Mail> mails = new ArrayList<>();
  final long brand;
  private long lastTicket;
  private long lastId = 360_000_000_000L;
  private long lastGenerated;
  private long changes;

  World(InstantSource clock, ZendeskOptions options) {
    this.clock = clock;
    this.options = options;
    this.brand = nextId();
  }

  /** A file that waits for a comment. */
  record Upload(String token, long user, Instant until, List<StoredFile> files) {}

  /** A ticket and an issue that the vendor's own link to Jira holds together. */
  record JiraLink(long id, String ticket, String issue, String key, Instant at) {}

  /** A mail that was no ticket yet. */
  record Suspended(long id, String author, String subject, String content, Instant at) {}

  Instant now() {
    return clock.instant();
  }

  /** A second for the export to order by; it never goes back, whatever the clock does. */
  long generation() {
    lastGenerated = Math.max(lastGenerated, now().getEpochSecond());
    return lastGenerated;
  }

  long nextId() {
    lastId += 20;
    return lastId;
  }

  long nextTicket() {
    lastTicket++;
    return lastTicket;
  }

  /** Hard to guess for strangers, the same for the same history. */
  String nextToken() {
    long id = nextId();
    return Long.toHexString(id * 0x9E3779B97F4A7C15L) + Long.toHexString(id);
  }

  void changed() {
    changes++;
  }

  long changes() {
    return changes;
  }

  Ticket ticket(long id) {
    return Optional.ofNullable(tickets.get(id)).orElseThrow();
  }

  Optional<User> user(long id) {
    return Optional.ofNullable(users.get(id));
  }

  Optional<User> userNamed(String name) {
    return users.values().stream().filter(u -> u.active && u.name.equals(name)).findFirst();
  }

  Optional<User> userWithEmail(String email) {
    return users.values().stream()
        .filter(u -> u.active && !u.email.isEmpty() && u.email.equalsIgnoreCase(email))
        .findFirst();
  }

  Optional<TicketField> field(long id) {
    return Optional.ofNullable(fields.get(id)).filter(TicketField::custom);
  }

  Optional<CustomStatus> status(long id) {
    return Optional.ofNullable(statuses.get(id));
  }

  /** The status that a ticket gets when only its category is set. */
  Optional<CustomStatus> usualStatus(String category) {
    return statuses.values().stream()
        .filter(s -> s.usual() && s.category().equals(category))
        .findFirst();
  }

  long usualForm() {
    return forms.values().stream()
        .filter(TicketForm::usual)
        .findFirst()
        .map(TicketForm::id)
        .orElse(0L);
  }
}
