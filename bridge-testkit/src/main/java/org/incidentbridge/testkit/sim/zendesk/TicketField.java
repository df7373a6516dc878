package org.incidentbridge.testkit.sim.zendesk;

import java.util.List;

/** A field of tickets that the account added, or that every account has. */
final class TicketField {

  final long id;
  final String title;

  /** As the interface writes it. */
  final String type;

  /** Which values its choices have; empty unless it is a list. */
  final List<String> options;

  boolean requiredToSolve;
  boolean active = true;

  TicketField(long id, String type, String title, List<String> options) {
    this.id = id;
    this.type = type;
    this.title = title;
    this.options = List.copyOf(options);
  }

  /** Whether the account made it itself. */
  boolean custom() {
    return !SystemFields.TYPES.contains(type);
  }

  boolean tags() {
    return type.equals(FieldType.TAGGER.word()) || type.equals(FieldType.MULTISELECT.word());
  }

  boolean several() {
    return type.equals(FieldType.MULTISELECT.word());
  }

  /** How errors name its kind, such as {@code FieldTagger}. */
  String className() {
    return "Field" + type.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + type.substring(1);
  }
}
