package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException.Kind;
import org.jspecify.annotations.Nullable;

/** The account's fields and statuses, read again when they are some minutes old. */
final class ZendeskMetadata {

  private static final Duration LIFE = Duration.ofMinutes(30);

  private final ZendeskClient client;
  private final InstantSource clock;
  private volatile Known known = new Known(Instant.MIN, Map.of(), Map.of(), Map.of());
  private volatile Groups groups = new Groups(Instant.MIN, Map.of());

  ZendeskMetadata(ZendeskClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * What is known of an account.
   *
   * @param fields by id, inactive ones and those of every account too
   * @param statuses labels by id
   * @param forms names by id
   */
  record Known(
      Instant at,
      Map<String, Field> fields,
      Map<String, String> statuses,
      Map<String, String> forms) {

    /** Usable fields by the number or the title, with {@code custom:} before it or not. */
    List<Field> named(String name) {
      String bare = FieldWriter.bare(name);
      @Nullable Field numbered = fields.get(bare);
      return numbered != null && numbered.usable()
          ? List.of(numbered)
          : fields.values().stream().filter(f -> f.usable() && f.title().equals(bare)).toList();
    }

    /** The id of the field that a title names; without titles that name none or several. */
    Map<String, String> titled() {
      Map<String, List<Field>> titles = new HashMap<>();
      fields
          .values()
          .forEach(f -> titles.computeIfAbsent(f.title(), t -> new ArrayList<>()).add(f));
      Map<String, String> titled = new HashMap<>();
      titles.forEach(
          (title, all) -> {
            List<Field> usable = all.stream().filter(Field::usable).toList();
            List<Field> named = usable.isEmpty() ? all : usable;
            if (named.size() == 1) {
              titled.put(title, named.getFirst().id());
            }
          });
      return titled;
    }

    boolean knows(JsonNode ticket) {
      for (JsonNode value : ticket.path("custom_fields")) {
        if (!fields.containsKey(ZendeskJson.text(value, "id"))) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * A ticket field.
   *
   * @param type in Zendesk's words, such as {@code tagger}
   * @param options values that a list has; empty for other types
   * @param usable whether it is active and one of the account's own
   */
  record Field(String id, String title, String type, List<String> options, boolean usable) {}

  /** What was known last, however old. */
  Known known() {
    return known;
  }

  /** What is known by now, asked for if nothing is. */
  Known fresh() {
    return forTicket(ZendeskJson.JSON.createObjectNode());
  }

  /** The account's groups: names by ids. */
  Map<String, String> groups() {
    Groups now = groups;
    if (clock.instant().isAfter(later(now.at(), LIFE))) {
      now = groupsNow();
    }
    return now.names();
  }

  /** The name of a group; empty if there is none any more. */
  String group(String id) {
    return groups().getOrDefault(id, "");
  }

  /** The id of a group by its name, looked for anew if it is not known. */
  Optional<String> groupId(String name) {
    return id(groups(), name).or(() -> id(groupsNow().names(), name));
  }

  private static Optional<String> id(Map<String, String> names, String name) {
    return names.entrySet().stream()
        .filter(group -> group.getValue().equalsIgnoreCase(name.strip()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Groups groupsNow() {
    Map<String, String> names = new TreeMap<>();
    client.groups().forEach(g -> names.put(ZendeskJson.text(g, "id"), ZendeskJson.line(g, "name")));
    groups = new Groups(clock.instant(), names);
    return groups;
  }

  private record Groups(Instant at, Map<String, String> names) {}

  /** What is known by now, new enough to know the fields of a ticket if Zendesk tells them. */
  Known forTicket(JsonNode ticket) {
    Known now = known;
    boolean old = clock.instant().isAfter(later(now.at(), LIFE));
    boolean lacking =
        !now.knows(ticket) && clock.instant().isAfter(later(now.at(), Duration.ofMinutes(1)));
    if (old || lacking) {
      now =
          new Known(
              clock.instant(),
              fields(client.fields()),
              labels(client::statuses, "agent_label"),
              labels(client::forms, "name"));
      known = now;
    }
    return now;
  }

  private static Instant later(Instant at, Duration by) {
    return at.equals(Instant.MIN) ? at : at.plus(by);
  }

  private static Map<String, Field> fields(List<JsonNode> shown) {
    Map<String, Field> fields = new HashMap<>();
    for (JsonNode one : shown) {
      String id = ZendeskJson.text(one, "id");
      List<String> options = new ArrayList<>();
      one.path("custom_field_options").forEach(o -> options.add(ZendeskJson.text(o, "value")));
      fields.put(
          id,
          new Field(
              id,
              ZendeskJson.line(one, "title"),
              ZendeskJson.text(one, "type"),
              List.copyOf(options),
              one.path("active").asBoolean(true) && one.path("removable").asBoolean(true)));
    }
    return fields;
  }

  /** Not every plan has statuses and forms of its own. */
  private static Map<String, String> labels(Supplier<List<JsonNode>> shown, String label) {
    Map<String, String> labels = new HashMap<>();
    try {
      for (JsonNode one : shown.get()) {
        labels.put(ZendeskJson.text(one, "id"), ZendeskJson.line(one, label));
      }
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.PERMISSION && failure.status() != 404) {
        throw failure;
      }
    }
    return labels;
  }
}
