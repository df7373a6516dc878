package org.incidentbridge.store.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.StoreException;

/**
 * Values of the model, the SPI and the plan as compact JSON and back. Keys come in the order of the
 * record's components, so equal values give equal text. Unknown keys are ignored, so that a store
 * can be read by a program one step older. Thread-safe.
 */
public final class StoreJson {

  /** Texts of tickets have no bound of their own; this is only a fuse. */
  private static final int LONGEST_TEXT = 1 << 30;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .addModule(new IdentityModule())
          .addModule(new SealedModule())
          .addModule(new RichTextModule())
          .addMixIn(TicketSnapshot.class, WithoutHistory.class)
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build());
  }

  private StoreJson() {}

  /** What a reading told of a ticket's history is no part of how the ticket is. */
  @JsonIgnoreProperties("history")
  private interface WithoutHistory {}

  /** The value as JSON. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new StoreException(
          "A " + value.getClass().getSimpleName() + " cannot be written to the store.", e);
    }
  }

  /**
   * The value that was written.
   *
   * @throws StoreException if the text is not what {@link #write} makes of such a value
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new StoreException(
          "The store holds a "
              + type.getSimpleName()
              + " that this program cannot read: it is damaged, or a newer program wrote it."
              + " Use the newer program, or restore the store from a backup.",
          e);
    }
  }
}
