package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Who and what is meant by the numbers that transactions hold. Remembered for a while, as people
 * and queues may be renamed.
 */
final class RtDirectory {

  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final RtClient client;
  private final Cache<String, RtPerson> people;
  private final Cache<String, String> queues;

  RtDirectory(RtClient client) {
    this.client = client;
    this.people = cache(client);
    this.queues = cache(client);
  }

  private static <T> Cache<String, T> cache(RtClient client) {
    return Caffeine.newBuilder()
        .maximumSize(10_000)
        .expireAfterWrite(REMEMBERED)
        .ticker(() -> Duration.ofMillis(client.clock().millis()).toNanos())
        .executor(Runnable::run)
        .build();
  }

  /** Somebody whom the bridge's user may not see is known by number alone. */
  RtPerson person(String number) {
    return people.get(
        number, n -> orElse(() -> named(client.execute(client.api().user(n))), unknown(n)));
  }

  private static RtPerson named(JsonNode user) {
    return new RtPerson(
        user.path("Name").asText(""),
        user.path("RealName").asText(""),
        user.path("EmailAddress").asText(""),
        user.path("Privileged").asText("").equals("1"));
  }

  private static RtPerson unknown(String number) {
    return new RtPerson("#" + number, "", "", false);
  }

  /** Its name; of one that the bridge's user may not see, its number. */
  String queue(String number) {
    return queues.get(
        number,
        n ->
            orElse(
                () -> client.execute(client.api().queue(n)).path("Name").asText("#" + n), "#" + n));
  }

  private static <T> T orElse(Supplier<T> asked, T unseen) {
    try {
      return asked.get();
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION || failure.kind() == Kind.NOT_FOUND) {
        return unseen;
      }
      throw failure;
    }
  }
}
