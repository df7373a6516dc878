package org.incidentbridge.benchmarks;

import java.time.InstantSource;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.MantisLimits;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisPerson;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;

/** The simulated MantisBT in which people report incidents. */
final class HelpDesk {

  static final String PROJECT = "Support";
  private static final int NOTE_ON_EVERY = 3;

  /** A raised memory_limit; with PHP's usual one, lists of so many rows need a stored filter. */
  private static final MantisLimits ROOMY = new MantisLimits(1_000_000, 5 * 1024 * 1024, 10);

  private final MantisSimulator mantis;
  private final int project;
  private final TimedSimulator timed;
  private final CallCounter calls;

  HelpDesk(InstantSource clock) {
    mantis = new MantisSimulator(clock, MantisOptions.usual().withLimits(ROOMY));
    mantis.admin().addUser("ada", AccessLevel.DEVELOPER);
    project = mantis.admin().addProject(PROJECT);
    timed = new TimedSimulator(mantis);
    calls = new CallCounter(timed);
  }

  CallCounter calls() {
    return calls;
  }

  TimedSimulator timed() {
    return timed;
  }

  String token() {
    return mantis.bridgeToken();
  }

  MantisPerson ada() {
    return mantis.as("ada");
  }

  /** Reports incidents with a description of some 700 characters, a third of them with a note. */
  void report(int count) {
    for (int i = 1; i <= count; i++) {
      reportOne(i);
    }
  }

  /** The same of the incident of a number. */
  void reportOne(int number) {
    int id = ada().report(project, Prose.title(number), Prose.description(number));
    if (number % NOTE_ON_EVERY == 0) {
      ada().note(id, Prose.note(number));
    }
  }

  /** Reports incidents of one line. */
  void reportBriefly(int count) {
    mantis.admin().grow(project, count, Prose::title);
  }

  /** How many issues there are. */
  int count() {
    return mantis.inspect().count();
  }

  /** Equal before and after means that nothing was written. */
  long changes() {
    return mantis.inspect().changes();
  }
}
