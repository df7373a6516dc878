package org.incidentbridge.testkit.sim.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.testkit.sim.SimResponse;

/** Answers the repetition of a creation with the answer of the first time. */
final class Idempotency {

  private static final Duration LIFE = Duration.ofHours(2);
  private static final String LOOKUP = "x-idempotency-lookup";

  private final World world;
  private final Map<String, Kept> answers = new HashMap<>();

  Idempotency(World world) {
    this.world = world;
  }

  private record Kept(String body, SimResponse answer, Instant at) {}

  /**
   * Does something once per key.
   *
   * @throws Problem 400 if the key came with another body before
   */
  SimResponse once(Call call, Supplier<SimResponse> action) {
    Optional<String> key = call.request.header("Idempotency-Key").filter(k -> !k.isEmpty());
    if (key.isEmpty()) {
      return action.get();
    }
    Kept kept = answers.get(key.get());
    if (kept == null || !kept.at().plus(LIFE).isAfter(world.now())) {
      SimResponse answer = action.get();
      answers.put(key.get(), new Kept(call.request.text(), answer, world.now()));
      return answer.with(LOOKUP, "miss");
    }
    if (!kept.body().equals(call.request.text())) {
      throw Problem.coded(
          400,
          "IdempotentRequestError",
          "Request parameters don't match the given idempotency key");
    }
    return kept.answer().with(LOOKUP, "hit");
  }
}
