package org.incidentbridge.testkit.sim.mantis;

import java.time.Instant;
import java.time.InstantSource;

/** A simulator with one project, a few people and a clock that stands until it is moved. */
abstract class MantisTest {

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");

  final InstantSource clock = () -> now;
  final MantisSimulator mantis = new MantisSimulator(clock, options());
  final Rest rest = new Rest(mantis, mantis.bridgeToken());
  final int project = mantis.admin().addProject("Support");

  MantisTest() {
    mantis.admin().addUser("dora", AccessLevel.DEVELOPER);
    mantis.admin().addUser("rita", AccessLevel.REPORTER);
    mantis.admin().addUser("vera", AccessLevel.VIEWER);
  }

  MantisOptions options() {
    return MantisOptions.usual();
  }

  void later(long seconds) {
    now = now.plusSeconds(seconds);
  }

  Rest as(String user) {
    return new Rest(mantis, mantis.admin().newToken(user));
  }

  String updated(int issue) {
    return rest.issue(issue).path("updated_at").asText();
  }
}
