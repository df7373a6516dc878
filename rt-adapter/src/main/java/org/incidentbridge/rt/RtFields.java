package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * What RT tells of its custom fields, as far as the bridge's user may see it: that takes
 * SeeCustomField for all queues. Remembered for a while.
 */
final class RtFields {

  private final RtClient client;
  private final Cache<String, Optional<Definition>> known;

  RtFields(RtClient client) {
    this.client = client;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .ticker(() -> Duration.ofMillis(client.clock().millis()).toNanos())
            .executor(Runnable::run)
            .build();
  }

  /**
   * A custom field.
   *
   * @param type in RT's words, such as {@code Select}
   * @param several whether it takes more than one value
   * @param words that it takes; empty if it takes any
   */
  record Definition(String type, boolean several, List<String> words) {

    Definition {
      words = List.copyOf(words);
    }

    /** A word as RT spells it; empty if it does not have it. */
    Optional<String> word(String text) {
      return words.isEmpty()
          ? Optional.of(text)
          : words.stream().filter(text::equalsIgnoreCase).findFirst();
    }

    boolean isDate() {
      return type.startsWith("Date");
    }
  }

  /** Empty if the bridge's user may not see it. */
  Optional<Definition> definition(String id) {
    Optional<Definition> before = known.getIfPresent(id);
    if (before != null) {
      return before;
    }
    Optional<Definition> asked = ask(id);
    known.put(id, asked);
    return asked;
  }

  private Optional<Definition> ask(String id) {
    try {
      JsonNode field = client.execute(client.api().customField(id));
      String type = field.path("Type").asText("");
      boolean several = field.path("MaxValues").asInt(0) != 1;
      return Optional.of(
          new Definition(type, several, type.equals("Select") ? words(id) : List.of()));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION || failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private List<String> words(String id) {
    List<String> words = new ArrayList<>();
    int before;
    int page = 1;
    do {
      before = words.size();
      JsonNode items = client.execute(client.api().customFieldValues(id, page)).path("items");
      for (JsonNode item : items) {
        String name = item.path("name").asText("");
        if (!words.contains(name)) { // a page past the end may be the last one again
          words.add(name);
        }
      }
      page++;
    } while (words.size() >= before + RtApi.PAGE);
    return words;
  }
}
