package org.incidentbridge.app.simulation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;

/** What a ticket shows in a field, in words in which tickets of all trackers can be compared. */
final class Words {

  /** The fields that people change and that the checks compare. */
  static final List<StandardField> FIELDS =
      List.of(
          StandardField.TITLE,
          StandardField.DESCRIPTION,
          StandardField.STATUS,
          StandardField.PRIORITY,
          StandardField.LABELS,
          StandardField.ASSIGNEE);

  /** With what begins the name of a value that the configuration has no word for. */
  static final String NONE = "no word for ";

  private Words() {}

  /** Now. */
  static String of(World world, TicketRef ref, StandardField field) {
    return of(
        world,
        ref,
        field,
        world.side(ref.tracker().toString()).ticket(ref.id()).orElseThrow().fields());
  }

  static String of(World world, TicketRef ref, StandardField field, Shown.Fields shown) {
    return switch (field) {
      case TITLE -> Deeds.tokens(shown.title()).toString();
      case DESCRIPTION -> head(shown.description());
      case ASSIGNEE -> shown.assignee();
      case LABELS -> new TreeSet<>(shown.labels()).toString();
      case STATUS -> canonical(world, ref, field, shown.status());
      default -> canonical(world, ref, field, shown.priority());
    };
  }

  /** The end of a long description may stand elsewhere. */
  private static String head(String description) {
    Set<String> tokens = new TreeSet<>(Deeds.tokens(description));
    tokens.removeIf(t -> t.startsWith("tail"));
    return tokens.toString();
  }

  static String canonical(World world, TicketRef ref, StandardField field, String word) {
    return world
        .topology()
        .config()
        .bridge()
        .vocabulary(ref.tracker())
        .term(field.field())
        .flatMap(t -> t.words().toCanonical(word))
        .orElse(NONE + word);
  }
}
