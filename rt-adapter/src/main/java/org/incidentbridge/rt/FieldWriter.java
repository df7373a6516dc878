package org.incidentbridge.rt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Value;
import org.incidentbridge.rt.RtFields.Definition;
import org.incidentbridge.text.Gist;
import org.incidentbridge.text.RichText;

/**
 * Writes values as RT wants them. What RT would take and make something else of, such as a priority
 * that is no number, is refused before it is sent.
 */
final class FieldWriter {

  private final RtTranslator translator;
  private final RtFields fields;

  FieldWriter(RtTranslator translator, RtFields fields) {
    this.translator = translator;
    this.fields = fields;
  }

  /** All fields of a ticket but its text. */
  Map<String, Value> shown(RtTicket ticket) {
    return translator.fields(ticket);
  }

  /** What has to be sent so that a ticket shows these values. */
  RtDraft forTicket(RtWhole whole, Map<String, Value> wanted) {
    return forTicket(
        whole.ticket(),
        wanted,
        Optional.of(translator.snapshot(whole).field(RtTranslator.CONTENT)));
  }

  /** The same without a look at the text, which cannot be changed. */
  RtDraft forTicket(RtTicket ticket, Map<String, Value> wanted) {
    return forTicket(ticket, wanted, Optional.empty());
  }

  private RtDraft forTicket(RtTicket ticket, Map<String, Value> wanted, Optional<Value> content) {
    var draft = new RtDraft();
    Map<String, Value> shown = translator.fields(ticket);
    wanted.forEach(
        (field, value) -> {
          if (field.equals(RtTranslator.CONTENT)) {
            content(draft, value, content);
          } else if (field.startsWith(RtTranslator.CUSTOM)) {
            custom(draft, ticket, field, value);
          } else {
            plain(draft, field, value, shown.getOrDefault(field, Value.absent()));
          }
        });
    return draft;
  }

  private static void content(RtDraft draft, Value value, Optional<Value> shown) {
    boolean same = shown.filter(now -> Gist.isSame(text(now), text(value))).isPresent();
    if (!same) {
      draft.refuse(
          RtTranslator.CONTENT,
          "RT keeps the first message of a ticket as it was sent and lets nobody change it");
    }
  }

  private static RichText text(Value value) {
    return value instanceof Value.Body body ? body.text() : RichText.plain(value.display());
  }

  private static void plain(RtDraft draft, String field, Value value, Value shown) {
    switch (field) {
      case "Subject" -> subject(draft, value, shown);
      case "Priority" -> priority(draft, value, shown);
      case "Status", "SLA" -> line(draft, field, value.display().strip(), shown);
      case RtTranslator.OWNER -> owner(draft, value, shown);
      case RtTranslator.REQUESTOR -> requestor(draft, value, shown);
      default -> other(draft, field, value, shown);
    }
  }

  private static void line(RtDraft draft, String field, String text, Value shown) {
    if (!text.equals(shown.display())) {
      draft.put(field, text);
    }
  }

  private static void subject(RtDraft draft, Value value, Value shown) {
    String whole = value.display();
    String fitted = RtProse.subject(whole);
    line(draft, "Subject", fitted, Value.line(shown.display().strip()));
    if (fitted.length() < whole.strip().length()) {
      draft.lose("Subject", "longer than the 200 bytes that RT keeps; its end is left out");
    }
  }

  private static void priority(RtDraft draft, Value value, Value shown) {
    String text = value.isAbsent() ? "0" : value.display().strip();
    if (!text.matches("\\d{1,9}")) {
      draft.refuse(
          "Priority",
          "RT tells priorities as numbers, and makes 0 of '" + text + "': map it to a number");
    } else {
      line(draft, "Priority", String.valueOf(Integer.parseInt(text)), shown);
    }
  }

  private static void owner(RtDraft draft, Value value, Value shown) {
    if (value.isAbsent()) {
      if (!shown.isAbsent()) {
        draft.put(RtTranslator.OWNER, RtPerson.NOBODY);
      }
      return;
    }
    String account = value instanceof Value.Person p ? p.party().account() : value.display();
    if (account.isBlank()) {
      draft.lose(RtTranslator.OWNER, "no account of RT is known for " + value.display());
    } else if (!(shown instanceof Value.Person now && now.party().account().equals(account))) {
      draft.put(RtTranslator.OWNER, account);
    }
  }

  private static void requestor(RtDraft draft, Value value, Value shown) {
    if (!Same.value(value, shown)) {
      draft.lose(
          RtTranslator.REQUESTOR,
          "RT mails whoever asks for something, so that the bridge names nobody as requestor");
    }
  }

  private static void other(RtDraft draft, String field, Value value, Value shown) {
    if (RtTranslator.MOMENTS.contains(field)
        && (value.isAbsent() || value instanceof Value.Moment)) {
      String wanted = moment(value);
      if (!wanted.equals(moment(shown))) {
        draft.put(field, wanted);
      }
    } else {
      draft.refuse(field, "RT has no field '" + field + "' that the bridge can write");
    }
  }

  private static String moment(Value value) {
    return value instanceof Value.Moment at ? RtTime.write(at.at()) : RtTime.UNSET;
  }

  private void custom(RtDraft draft, RtTicket ticket, String field, Value value) {
    String name = field.substring(RtTranslator.CUSTOM.length());
    Optional<RtTicket.Custom> custom = ticket.custom(name);
    if (custom.isEmpty()) {
      draft.refuse(field, unshown(name, ticket.customsNamed(name)));
      return;
    }
    Optional<Definition> definition = fields.definition(custom.get().id());
    List<String> wanted = values(value, definition);
    Optional<String> reason = reason(name, wanted, value, definition);
    if (reason.isPresent()) {
      draft.refuse(field, reason.get());
    } else if (!isShown(custom.get().values(), wanted)) {
      draft.custom(field, custom.get().id(), wanted);
    }
  }

  private static String unshown(String name, List<String> twins) {
    return twins.isEmpty()
        ? "RT shows no custom field '%s' on this ticket: apply it to the queue and give the bridge's user SeeCustomField"
            .formatted(name)
        : "RT shows several custom fields '%s' on this ticket: map the one that is meant by its number, such as custom:%s"
            .formatted(name, String.join(" or custom:", twins));
  }

  private static boolean isShown(List<String> now, List<String> wanted) {
    return now.stream().sorted().toList().equals(wanted.stream().sorted().toList());
  }

  private static Optional<String> reason(
      String name, List<String> wanted, Value value, Optional<Definition> definition) {
    if (value instanceof Value.Moment || definition.filter(Definition::isDate).isPresent()) {
      return Optional.of("the bridge does not write dates into custom fields such as " + name);
    }
    return wanted.stream()
        .filter(word -> definition.filter(d -> d.word(word).isEmpty()).isPresent())
        .findFirst()
        .map(
            word ->
                "RT's custom field '"
                    + name
                    + "' does not have '"
                    + word
                    + "'; it has "
                    + String.join(", ", definition.map(Definition::words).orElse(List.of())));
  }

  /** As RT spells them. */
  private static List<String> values(Value value, Optional<Definition> definition) {
    List<String> texts =
        value instanceof Value.Names names
            ? List.copyOf(names.names())
            : value instanceof Value.Body body
                ? List.of(RtProse.write(body.text()))
                : value.isAbsent() ? List.of() : List.of(value.display());
    return texts.stream().map(text -> definition.flatMap(d -> d.word(text)).orElse(text)).toList();
  }

  /** A new ticket, whose custom fields go by name; what RT drops of it shows afterwards. */
  RtDraft forNew(Map<String, Value> wanted) {
    var draft = new RtDraft();
    wanted.forEach(
        (field, value) -> {
          if (value.isAbsent() || field.equals(RtTranslator.CONTENT)) {
            return;
          }
          if (field.startsWith(RtTranslator.CUSTOM)) {
            String name = field.substring(RtTranslator.CUSTOM.length());
            reason(name, List.of(), value, Optional.empty())
                .ifPresentOrElse(
                    why -> draft.lose(field, why),
                    () -> draft.custom(field, name, values(value, Optional.empty())));
          } else {
            plain(draft, field, value, Value.absent());
          }
        });
    return draft;
  }
}
