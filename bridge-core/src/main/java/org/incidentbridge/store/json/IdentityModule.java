package org.incidentbridge.store.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.util.function.Function;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.spi.CommandKey;

/** Identities as single texts, also where they are keys of maps. */
final class IdentityModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  IdentityModule() {
    super("identities");
    text(TrackerId.class, TrackerId::new);
    text(TicketRef.class, IdentityModule::ticket);
    text(IncidentId.class, IncidentId::new);
    text(FieldName.class, FieldName::new);
    text(CommandKey.class, CommandKey::new);
    text(NoticeKey.class, NoticeKey::new);
  }

  /** The name of a tracker holds no colon, an id may. */
  private static TicketRef ticket(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a ticket: " + text);
    }
    return new TicketRef(new TrackerId(text.substring(0, colon)), text.substring(colon + 1));
  }

  private <T> void text(Class<T> type, Function<String, T> parse) {
    addSerializer(type, ToStringSerializer.instance);
    addKeySerializer(type, new Key());
    addDeserializer(type, new Parsed<>(type, parse));
    addKeyDeserializer(type, new ParsedKey(parse));
  }

  private static final class Key extends JsonSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(value.toString());
    }
  }

  private static final class Parsed<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    Parsed(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return parse.apply(in.getText());
    }
  }

  private static final class ParsedKey extends KeyDeserializer {
    private final Function<String, ?> parse;

    ParsedKey(Function<String, ?> parse) {
      this.parse = parse;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return parse.apply(key);
    }
  }
}
