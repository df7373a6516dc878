package org.incidentbridge.http;

import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Pause;

/**
 * Time as the budget sees it.
 *
 * @param clock may jump; a jump back is taken as no time passed
 * @param pause how to wait; simulated time only advances
 * @param random spreads the waits that nobody prescribed; used by one thread at a time
 */
public record Pacing(InstantSource clock, Pause pause, RandomGenerator random) {

  /** Time as the surroundings have it, and their chance where they bring one. */
  public static Pacing in(Environment environment) {
    RandomGenerator random =
        environment.find(RandomGenerator.class).orElseGet(SplittableRandom::new);
    return new Pacing(environment.clock(), environment.pause(), random);
  }
}
