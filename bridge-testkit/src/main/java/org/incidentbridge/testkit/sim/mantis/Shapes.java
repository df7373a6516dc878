package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The small JSON shapes that occur everywhere: people, enums, times. */
final class Shapes {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
  private static final Map<String, String> COLORS =
      Map.of(
          "new", "#fcbdbd",
          "feedback", "#e3b7eb",
          "acknowledged", "#ffcd85",
          "confirmed", "#fff494",
          "assigned", "#c2dfff",
          "resolved", "#d2f5b0",
          "closed", "#c9ccc4");

  private final World world;
  private final DateTimeFormatter time;
  private volatile Stamp lastStamp = new Stamp(Long.MIN_VALUE, "");

  Shapes(World world) {
    this.world = world;
    this.time = TIME.withZone(world.options.zone());
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** ISO 8601 with offset in the server's zone. */
  String time(long epochSecond) {
    Stamp last = lastStamp;
    if (last.second() != epochSecond) {
      last = new Stamp(epochSecond, time.format(Instant.ofEpochSecond(epochSecond)));
      lastStamp = last;
    }
    return last.text();
  }

  /** A time once written, since long lists repeat it. */
  private record Stamp(long second, String text) {}

  /** {@code {id,name}}; real name and e-mail only for oneself or an administrator. */
  ObjectNode person(User reader, int id) {
    ObjectNode person = object().put("id", id);
    world.user(id).ifPresent(user -> describe(person, reader, user));
    return person;
  }

  private static void describe(ObjectNode person, User reader, User user) {
    person.put("name", user.name);
    if (reader.id == user.id || reader.administrator()) {
      putUnlessEmpty(person, "real_name", user.realName);
      putUnlessEmpty(person, "email", user.email);
    }
  }

  static void putUnlessEmpty(ObjectNode node, String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
  }

  ObjectNode choice(String enumeration, int id) {
    Enumeration names = world.config.enumeration(enumeration);
    ObjectNode choice = object().put("id", id);
    choice.put("name", names.name(id));
    choice.put("label", names.label(id));
    if (enumeration.equals("status")) {
      choice.put("color", COLORS.getOrDefault(names.name(id), "currentcolor"));
    }
    return choice;
  }

  ObjectNode project(int id) {
    return object()
        .put("id", id)
        .put("name", world.project(id).map(p -> p.name).orElse("@" + id + "@"));
  }
}
