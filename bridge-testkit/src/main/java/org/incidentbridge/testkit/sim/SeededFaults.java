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
    if (roll < edge) {
      return new Fault.Malformed(random.nextBoolean());
    }
    edge += rates.late();
    return roll < edge ? late() : new Fault.None();
  }

  private Fault late() {
    long most = rates.latest().toMillis();
    return new Fault.Late(Duration.ofMillis(random.nextLong(most) + 1), random.nextBoolean());
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

  /**
   * Chances in a thousand calls; together at most 1000.
   *
   * @param late of requests that take effect late
   * @param latest how late at most
   */
  public record Rates(
      int lostBefore,
      int lostAfter,
      int tooMany,
      int serverError,
      int malformed,
      int late,
      Duration latest) {

    public Rates {
      int sum = lostBefore + lostAfter + tooMany + serverError + malformed + late;
      if (sum > 1000) {
        throw new IllegalArgumentException("fault rates are per thousand and add up to " + sum);
      }
    }

    public Rates(int lostBefore, int lostAfter, int tooMany, int serverError, int malformed) {
      this(lostBefore, lostAfter, tooMany, serverError, malformed, 0, Duration.ZERO);
    }

    /** The same chance for every kind of fault, none of them with a late effect. */
    public static Rates each(int perThousand) {
      return new Rates(perThousand, perThousand, perThousand, perThousand, perThousand);
    }

    /** The same, with requests that take effect late. */
    public Rates withLate(int perThousand, Duration most) {
      return new Rates(lostBefore, lostAfter, tooMany, serverError, malformed, perThousand, most);
    }
  }
}
