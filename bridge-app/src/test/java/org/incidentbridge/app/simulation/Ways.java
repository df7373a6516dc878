package org.incidentbridge.app.simulation;

import java.util.Random;

/**
 * What is particular about a world.
 *
 * @param secretive whether private tickets stay where they are, and those that have a mirror wait
 * @param opening whether private tickets are opened in the end
 * @param large whether there is more of all in it, and it takes longer
 * @param changing whether fields get other owners
 * @param altering whether something is taken out of the configuration and put back
 * @param promising whether there is a policy
 * @param talking whether its steps say things on tickets
 */
record Ways(
    boolean secretive,
    boolean opening,
    boolean large,
    boolean changing,
    boolean altering,
    boolean promising,
    boolean talking) {

  static Ways of(long seed) {
    Random random = new Random(seed * 41 + 5);
    boolean secretive = random.nextBoolean();
    boolean opening = random.nextBoolean();
    boolean large = random.nextInt(60) == 0;
    boolean changing = random.nextInt(5) == 0;
    boolean altering = !changing && random.nextInt(4) == 0;
    boolean promising = random.nextInt(3) == 0;
    boolean talking = promising && random.nextBoolean();
    return new Ways(secretive, opening, large, changing, altering, promising, talking);
  }
}
