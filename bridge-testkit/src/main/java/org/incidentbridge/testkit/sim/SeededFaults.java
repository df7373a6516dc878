package org.incidentbridge.testkit.sim;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Faults drawn from a seed: the same requests in the same order meet the same faults. */
public final class SeededFaults implements FaultPlan {

  private static final int[] SERVER_ERRORS = {500, 502, 503};

  private final Random random;
  private final Rates rates;

  public SeededFaults(long seed, Rates rates) {
    this.random = new Random(seed);
    this.rates = rates;
  }

  @Override
  public synchronized Fault faultFor(SimRequest request) {
    int roll = random.nextInt(1000);
    int edge = rates.lostBefore();
    if (roll < edge) {
      return new Fault.LostBefore();
    }
    edge += rates.lostAfter();
    if (roll < edge) {
      return new Fault.LostAfter();
    }
    edge += rates.tooMany();
    if (roll < edge) {
      return tooMany();
    }
    edge += rates.serverError();
    if (roll < edge) {
      return serverError();
    }
    edge += rates.malformed();
    return roll < edge ? new Fault.Malformed(random.nextBoolean()) : new Fault.None();
  }

  private Fault tooMany() {
    return random.nextInt(4) == 0
        ? Fault.Status.of(429)
        : Fault.Status.of(429, Duration.ofSeconds(random.nextInt(30)));
  }

  private Fault serverError() {
    int status = SERVER_ERRORS[random.nextInt(SERVER_ERRORS.length)];
    return new Fault.Status(status, Optional.empty(), status != 503 && random.nextBoolean());
  }

  /** Chances in a thousand calls; together at most 1000. */
  public record Rates(int lostBefore, int lostAfter, int tooMany, int serverError, int malformed) {

    public Rates {
      int sum = lostBefore + lostAfter + tooMany + serverError + malformed;
      if (sum > 1000) {
        throw new IllegalArgumentException("fault rates are per thousand and add up to " + sum);
      }
    }

    /** The same chance for every kind of fault. */
    public static Rates each(int perThousand) {
      return new Rates(perThousand, perThousand, perThousand, perThousand, perThousand);
    }
  }
}
