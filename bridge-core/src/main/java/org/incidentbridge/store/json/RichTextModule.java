package org.incidentbridge.store.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.incidentbridge.text.RichText;
import org.incidentbridge.text.json.RichTextCodec;

/** Rich text as its own codec writes it. */
final class RichTextModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  RichTextModule() {
    super("rich text");
    addSerializer(RichText.class, new Writer());
    addDeserializer(RichText.class, new Reader());
  }

  private static final class Writer extends StdSerializer<RichText> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(RichText.class);
    }

    @Override
    public void serialize(RichText text, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeTree(RichTextCodec.encode(text));
    }
  }

  private static final class Reader extends StdDeserializer<RichText> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(RichText.class);
    }

    @Override
    public RichText deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return RichTextCodec.decode(in.<JsonNode>readValueAsTree());
    }
  }
}
