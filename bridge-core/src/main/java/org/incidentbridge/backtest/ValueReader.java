package org.incidentbridge.backtest;

import com.fasterxml.jackson.core.JsonToken;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.RichText;
import org.jspecify.annotations.Nullable;

/** Makes canonical values of what lines hold. */
final class ValueReader {
  private static final int MOST_KNOWN = 10_000;

  private final LineText line;
  private final Map<String, FieldName> fields = new HashMap<>();
  private final Map<FieldName, StandardField> standard = new HashMap<>();
  private final Map<FieldName, Map<String, Value>> known = new HashMap<>();
  private final People people = new People();

  ValueReader(LineText line) {
    this.line = line;
    for (StandardField field : StandardField.values()) {
      fields.put(field.field().name(), field.field());
      standard.put(field.field(), field);
    }
  }

  /** A field by its canonical name. */
  FieldName field(String name) throws HistoryException {
    FieldName field = fields.get(name);
    if (field == null) {
      if (!name.startsWith("custom:")) {
        throw line.wrong(
            "there is no field '" + name + "'; fields of your own are called custom:NAME");
      }
      try {
        field = new FieldName(name);
      } catch (IllegalArgumentException bad) {
        throw line.wrong(String.valueOf(bad.getMessage()));
      }
      room(fields).put(name, field);
    }
    return field;
  }

  /** What stands here before it is known of which field it is: a text, texts, or a party. */
  @Nullable Object raw(String what) throws HistoryException {
    if (line.isAt(JsonToken.VALUE_NULL)) {
      return null;
    }
    if (line.isAt(JsonToken.START_ARRAY)) {
      return line.texts(what);
    }
    return line.isAt(JsonToken.START_OBJECT) ? person(what).party() : line.text(what);
  }

  /** The value of a field that stands here. */
  Value value(FieldName field) throws HistoryException {
    boolean isOwn = line.isAt(JsonToken.VALUE_STRING) && isOwn(field);
    return isOwn ? of(field, line.fresh(field.name())) : value(field, raw(field.name()));
  }

  /** Whether hardly two incidents have the same there. */
  private boolean isOwn(FieldName field) {
    return field.equals(StandardField.TITLE.field()) || kind(field) == FieldKind.BODY;
  }

  /** The value of a field. */
  Value value(FieldName field, @Nullable Object raw) throws HistoryException {
    if (raw == null) {
      return Value.absent();
    }
    if (raw instanceof String text) {
      Value before = known.getOrDefault(field, Map.of()).get(text);
      return before != null ? before : remember(field, text, of(field, text));
    }
    FieldKind kind = kind(field);
    if (raw instanceof Party party && kind == FieldKind.PERSON) {
      return new Value.Person(party);
    }
    if (raw instanceof List<?> names && kind == FieldKind.NAMES) {
      return Value.names(names.stream().map(String::valueOf).toList());
    }
    throw line.wrong(field + " cannot be " + (raw instanceof Party ? "a person" : "a list"));
  }

  private FieldKind kind(FieldName field) {
    StandardField known = standard.get(field);
    return known == null ? FieldKind.LINE : known.kind();
  }

  private Value remember(FieldName field, String text, Value value) {
    if (kind(field) == FieldKind.WORD || kind(field) == FieldKind.LINE) {
      room(known.computeIfAbsent(field, any -> new HashMap<>())).put(text, value);
    }
    return value;
  }

  private Value of(FieldName field, String text) throws HistoryException {
    return switch (kind(field)) {
      case WORD -> word(field, text);
      case LINE -> Value.line(text);
      case NAMES -> Value.names(text.isBlank() ? List.of() : List.of(text));
      case PERSON -> text.isBlank() ? Value.absent() : new Value.Person(People.party(text));
      case MOMENT -> moment(field, text);
      case BODY ->
          text.isBlank()
              ? Value.absent()
              : Value.body(RichText.of(new Block.Paragraph(new Inline.Text(text))));
    };
  }

  private Value word(FieldName field, String text) throws HistoryException {
    StandardField known = standard.get(field);
    if (known == null || text.isBlank() || known.emptyWord().filter(text::equals).isPresent()) {
      return Value.line(known == null ? text : "");
    }
    if (!known.words().contains(text)) {
      throw line.wrong(
          "%s cannot be '%s'; use one of %s"
              .formatted(field, text, String.join(", ", known.words())));
    }
    return Value.line(text);
  }

  private Value moment(FieldName field, String text) throws HistoryException {
    try {
      return text.isBlank()
          ? Value.absent()
          : new Value.Moment(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException noTime) {
      throw line.wrong(field + " is '" + text + "', no point in time; write 2026-01-31T14:05:00Z");
    }
  }

  /** A person, as a text or as an object. */
  People.Known person(String what) throws HistoryException {
    if (line.isAt(JsonToken.VALUE_STRING)) {
      return line.text(what, people.named());
    }
    line.expect(JsonToken.START_OBJECT, what, "a name, an address or an object");
    String key = "";
    String name = "";
    String email = "";
    for (String member = line.member(); member != null; member = line.member()) {
      switch (member) {
        case "key" -> key = line.text(member);
        case "name" -> name = line.text(member);
        case "email" -> email = line.text(member);
        default -> throw line.wrong("a person has no '" + member + "', only key, name, email");
      }
    }
    String shown = name.isEmpty() ? email : name;
    String own = email.isEmpty() ? name : email.toLowerCase(Locale.ROOT);
    return people.told(new Party(key.isEmpty() ? own : key, shown, email, ""));
  }

  /** Texts that never come again are forgotten, so that no file fills the memory. */
  private static <K, V> Map<K, V> room(Map<K, V> map) {
    if (map.size() >= MOST_KNOWN) {
      map.clear();
    }
    return map;
  }
}
