package org.incidentbridge.mantis;

import static java.util.stream.Collectors.toSet;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.mantis.MantisWire.CustomField;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.Gist;
import org.incidentbridge.text.RichText;

/** Whether an issue shows what MantisBT makes of a value. Asks MantisBT nothing. */
final class MantisLikeness {

  private final MantisMetadata metadata;

  MantisLikeness(MantisMetadata metadata) {
    this.metadata = metadata;
  }

  Likeness of(String field, Value written, TicketSnapshot ticket) {
    if (!ticket.fields().containsKey(field)) {
      return Likeness.UNKNOWN;
    }
    Value shown = ticket.field(field);
    return switch (field) {
      case "summary" -> likeness(FieldWriter.fitted(written).equals(raw(shown)));
      case "description", "steps_to_reproduce", "additional_information" ->
          text(Parts.forField(field, whole(written)).getFirst(), shown);
      case "handler", "reporter" -> person(written, shown);
      case "due_date" -> likeness(Same.value(written, shown));
      case "tags" -> tags(written, shown);
      default ->
          FieldWriter.KNOWN.contains(field)
              ? likeness(written.display().equalsIgnoreCase(shown.display()))
              : custom(field, written, ticket);
    };
  }

  private static Likeness likeness(boolean taken) {
    return taken ? Likeness.TAKEN : Likeness.OTHER;
  }

  /** A tag that there is in other letters is taken in these; what can be none is left out. */
  private static Likeness tags(Value written, Value shown) {
    Set<String> now = WordWriter.names(shown).stream().map(MantisLikeness::folded).collect(toSet());
    Set<String> taken =
        WordWriter.names(written).stream()
            .filter(name -> TagWriter.isTag(MantisProse.line(name)) || now.contains(folded(name)))
            .map(MantisLikeness::folded)
            .collect(toSet());
    return taken.equals(now) ? Likeness.TAKEN : Likeness.UNKNOWN;
  }

  private static String folded(String tag) {
    return MantisProse.name(tag).toLowerCase(Locale.ROOT);
  }

  /** As MantisBT has it. */
  private static String raw(Value line) {
    return MantisProse.line(line.display()).strip();
  }

  private static String whole(Value written) {
    return written instanceof Value.Body body
        ? MantisProse.write(body.text())
        : MantisProse.line(written.display());
  }

  private static Likeness text(String sent, Value shown) {
    RichText taken = MantisProse.read(sent);
    RichText seen = shown instanceof Value.Body body ? body.text() : RichText.plain("");
    return likeness(seen.normalised().equals(taken.normalised()) || Gist.isSame(seen, taken));
  }

  /** Who is meant by a number or without an account only MantisBT can say. */
  private static Likeness person(Value written, Value shown) {
    if (!(written instanceof Value.Person wanted) || !(shown instanceof Value.Person now)) {
      boolean filled = written.isAbsent() && !shown.isAbsent();
      return filled ? Likeness.OTHER : Likeness.UNKNOWN;
    }
    Party one = wanted.party();
    if (PeopleFinder.isSame(one, now.party())) {
      return Likeness.TAKEN;
    }
    boolean named = !one.account().isBlank() && !one.account().matches("#?\\d+");
    return named ? Likeness.OTHER : Likeness.UNKNOWN;
  }

  private Likeness custom(String field, Value written, TicketSnapshot ticket) {
    Optional<CustomField> definition =
        metadata
            .knownProject(ticket.head().project())
            .flatMap((Project p) -> CustomWriter.named(p, CustomWriter.name(field)));
    if (definition.isEmpty() || definition.get().isSet()) {
      return Likeness.UNKNOWN;
    }
    String sent = CustomWriter.fitted(definition.get(), written);
    Value taken = MantisTranslator.customValue(sent, definition);
    Value shown = ticket.field(field);
    boolean texts = taken instanceof Value.Body && shown instanceof Value.Body;
    return texts ? text(sent, shown) : likeness(Same.value(taken, shown));
  }
}
