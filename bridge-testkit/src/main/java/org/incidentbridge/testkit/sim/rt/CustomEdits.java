package org.incidentbridge.testkit.sim.rt;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.incidentbridge.testkit.sim.rt.Transaction.Kind;

/** Changes of custom fields of tickets. */
final class CustomEdits {

  private final World world;
  private final Journal journal;

  CustomEdits(World world, Journal journal) {
    this.world = world;
    this.journal = journal;
  }

  /**
   * Sets a field as {@code CustomFields} of a write does.
   *
   * @param wanted null for JSON's null; several for a list
   * @return what RT says
   */
  List<String> set(Actor actor, Ticket ticket, CustomField field, List<Optional<String>> wanted) {
    if (!field.type().isSingle()) {
      return replace(actor, ticket, field, wanted);
    }
    Optional<String> value = wanted.isEmpty() ? Optional.empty() : wanted.get(0);
    List<String> now = ticket.values(field.id());
    if (value.isEmpty()) {
      return now.isEmpty() || now.get(0).isEmpty()
          ? List.of()
          : List.of(drop(actor, ticket, field, now.get(0)));
    }
    return put(actor, ticket, field, value.get()).stream().toList();
  }

  private Optional<String> put(Actor actor, Ticket ticket, CustomField field, String value) {
    Optional<String> refused = refusal(actor, ticket, field, value);
    if (refused.isPresent()) {
      return refused;
    }
    String stored = stored(actor, field, value);
    List<String> now = ticket.values(field.id());
    String before = now.isEmpty() ? "" : now.get(0);
    if (now.size() == 1 && before.equals(stored)) {
      return Optional.empty();
    }
    now.clear();
    now.add(stored);
    write(actor, ticket, field, before, stored);
    return Optional.of(told(actor, field, before, stored));
  }

  private String told(Actor actor, CustomField field, String before, String after) {
    String name = field.name();
    if (before.isEmpty()) {
      return name + " " + shown(actor, field, after) + " added";
    }
    String was = shown(actor, field, before);
    return after.isEmpty()
        ? name + " " + was + " deleted"
        : name + " " + was + " changed to " + shown(actor, field, after);
  }

  private Optional<String> refusal(Actor actor, Ticket ticket, CustomField field, String value) {
    if (!world.access.may(actor, RtRight.MODIFY_CUSTOM_FIELD, ticket.queue)) {
      return Optional.of("Permission Denied");
    }
    if (!field.matches(value)) {
      String must = "Input must match " + field.wanted();
      return Optional.of(
          "Could not add a new value to custom field '" + field.name() + "': " + must);
    }
    boolean known = value.isEmpty() || field.accepted(value).isPresent();
    return known ? Optional.empty() : Optional.of("Invalid value for custom field");
  }

  private List<String> replace(
      Actor actor, Ticket ticket, CustomField field, List<Optional<String>> wanted) {
    List<String> said = new ArrayList<>();
    List<String> values = wanted.stream().map(v -> v.orElse("")).toList();
    List<String> now = ticket.values(field.id());
    for (String value : values) {
      // A value without content is added twice.
      int times = value.isEmpty() ? 2 : now.contains(value) ? 0 : 1;
      for (int i = 0; i < times; i++) {
        said.add(add(actor, ticket, field, value));
      }
    }
    for (String value : List.copyOf(now)) {
      if (!values.contains(value)) {
        said.add(drop(actor, ticket, field, value));
      }
    }
    return said;
  }

  private String add(Actor actor, Ticket ticket, CustomField field, String value) {
    Optional<String> refused = refusal(actor, ticket, field, value);
    if (refused.isPresent()) {
      return refused.get();
    }
    ticket.values(field.id()).add(value);
    write(actor, ticket, field, "", value);
    return value + " added as a value for " + field.name();
  }

  private String drop(Actor actor, Ticket ticket, CustomField field, String value) {
    if (!world.access.may(actor, RtRight.MODIFY_CUSTOM_FIELD, ticket.queue)) {
      return "Permission Denied";
    }
    ticket.values(field.id()).remove(value);
    write(actor, ticket, field, value, "");
    return shown(actor, field, value) + " is no longer a value for custom field " + field.name();
  }

  /** Sets what a new ticket starts with; what is not accepted is dropped without a word. */
  void initial(Actor actor, Ticket ticket, CustomField field, List<Optional<String>> wanted) {
    for (Optional<String> value : wanted) {
      boolean room = !field.type().isSingle() || ticket.values(field.id()).isEmpty();
      boolean fits = value.isPresent() && !value.get().isEmpty() && room;
      if (fits && refusal(actor, ticket, field, value.get()).isEmpty()) {
        ticket.values(field.id()).add(stored(actor, field, value.get()));
      }
    }
  }

  /** A date is read in the account's zone, and with a {@code Z} only its day counts. */
  private String stored(Actor actor, CustomField field, String value) {
    if (field.type() != RtFieldType.DATE_TIME_SINGLE) {
      return field.accepted(value).orElse(value);
    }
    OptionalLong at = Dates.literal(value, zone(actor));
    return at.isPresent() ? Dates.raw(at.getAsLong()) : "";
  }

  private String shown(Actor actor, CustomField field, String value) {
    if (field.type() != RtFieldType.DATE_TIME_SINGLE) {
      return value;
    }
    OptionalLong at = Dates.field(value);
    return at.isPresent() ? Dates.shown(at.getAsLong(), zone(actor)) : value;
  }

  private ZoneId zone(Actor actor) {
    return actor.user().zone.orElse(world.options.zone());
  }

  private void write(Actor actor, Ticket ticket, CustomField field, String old, String now) {
    Kind kind = new Kind("CustomField", String.valueOf(field.id()), old, now);
    journal.write(ticket, actor.user(), kind);
  }
}
