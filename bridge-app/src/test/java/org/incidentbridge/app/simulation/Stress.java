package org.incidentbridge.app.simulation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What makes life harder in one world than in another, decided by its seed. {@code
 * -Dsimulation.without=pages,lag} leaves some out, {@code -Dsimulation.with=pages,lag} has some in
 * every world.
 */
final class Stress {

  /** One of them, and in how many of a hundred worlds it is. */
  enum Kind {
    /** Lists of two tickets a page, and transactions of one or two. */
    PAGES(35),
    /** Jira's index shows a write up to a quarter of an hour late. */
    LAG(25),
    /** Each tracker's clock is wrong, and jumps. */
    CLOCKS(30),
    /** People link tickets, and take links away. */
    LINKS(40),
    /** People assign tickets, also to persons whom the other side does not know. */
    ASSIGNEES(40),
    /** People make tickets of MantisBT private, and public again. */
    PRIVATE(30),
    /** People write texts that are too long for the other side. */
    LENGTH(12),
    /** Trackers go on with writes whose connection broke, and be it since the bridge was killed. */
    LATE(40);

    private final int percent;

    Kind(int percent) {
      this.percent = percent;
    }
  }

  private static final Set<Kind> ALWAYS = named("simulation.with");
  private static final Set<Kind> NEVER = named("simulation.without");

  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

  Stress(Random random) {
    for (Kind kind : Kind.values()) {
      boolean drawn = random.nextInt(100) < kind.percent;
      if ((drawn || ALWAYS.contains(kind)) && !NEVER.contains(kind)) {
        kinds.add(kind);
      }
    }
  }

  private static Set<Kind> named(String property) {
    return java.util.Arrays.stream(System.getProperty(property, "").split(","))
        .filter(name -> !name.isBlank())
        .map(name -> Kind.valueOf(name.strip().toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
  }

  boolean has(Kind kind) {
    return kinds.contains(kind);
  }

  @Override
  public String toString() {
    return kinds.toString();
  }
}
