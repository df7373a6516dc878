package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** What links tell of how an incident stands, and to whom. */
class LinkSummariesTest {

  private static final PolicyInForce POLICY = Promises.policy(Promises.missed());

  private static World world() {
    return world(Promises.bridge());
  }

  private static World world(Bridge bridge) {
    World world = new World(bridge).under(POLICY);
    world
        .eng
        .with(Capability.SUMMARY_LINKS)
        .with(Capability.SEVERITY_LINKS)
        .with(Capability.INSIDER_LINKS);
    return world;
  }

  private static String summary(World world) {
    return String.join(" | ", world.eng.linkSummaries(world.only(world.eng).ref().id()));
  }

  @Test
  void itTellsSeverityClocksAndObligations() {
    try (World world = world()) {
      Promises.file(world, "P1");
      world.sync();

      assertThat(summary(world))
          .isEqualTo("Severity sev1; First response: due 2026-11-20 10:00:00 UTC");
      assertThat(world.desk.linkSummaries(world.only(world.desk).ref().id()))
          .as("a tracker whose links have no line of text is told nothing")
          .isEmpty();

      world.pass(Duration.ofHours(2));
      world.sync();
      assertThat(summary(world))
          .isEqualTo(
              "Severity sev1; First response: due 2026-11-20 10:00:00 UTC;"
                  + " Open: Call the customer, due 2026-11-20 10:15:00 UTC");
    }
  }

  /** N4, N8: that time passed is no reason to write. */
  @Test
  void itIsWrittenAnewWhenSomethingHappensAndNotAsTimeGoesBy() {
    try (World world = world()) {
      Promises.file(world, "P3");
      world.settle();
      long before = world.eng.writes();
      for (int i = 0; i < 9; i++) {
        world.pass(Duration.ofMinutes(10));
        world.sync();
      }
      assertThat(world.eng.writes()).isEqualTo(before);
    }
  }

  @Test
  void itTellsWhetherAPromiseWasKept() {
    try (World world = world()) {
      String id = Promises.file(world, "P1");
      world.sync();
      world.desk.personComments(id, "It is the fuser.", Visibility.PUBLIC);
      world.sync();
      assertThat(summary(world)).isEqualTo("Severity sev1; First response: met");
    }
  }

  @Test
  void itTellsThatAPromiseWasBroken() {
    try (World world = world()) {
      String id = Promises.file(world, "P1");
      world.sync();
      world.pass(Duration.ofHours(2));
      world.desk.personComments(id, "It is the fuser.", Visibility.PUBLIC);
      world.sync();
      assertThat(summary(world))
          .startsWith("Severity sev1; First response: breached, was due 2026-11-20 10:00:00 UTC;");
    }
  }

  /** N5: who is no insider hears of no promise. */
  @Test
  void whereOthersMaySeeItItTellsTheSeverityAlone() {
    try (World world = world()) {
      world.eng.without(Capability.INSIDER_LINKS);
      Promises.file(world, "P1");
      world.sync();
      assertThat(summary(world)).isEqualTo("Severity sev1");
    }
  }

  /** N5: what the configuration lets it tell no more goes, though the incident is quiet. */
  @Test
  void whatItMayNotTellAnyMoreIsTakenBack() {
    try (World world = world()) {
      Promises.file(world, "P1");
      world.sync();
      assertThat(summary(world)).contains("First response");

      world.eng.without(Capability.INSIDER_LINKS);
      world.sync();
      assertThat(summary(world)).isEqualTo("Severity sev1");
      world.eng.without(Capability.SEVERITY_LINKS);
      world.sync();
      assertThat(summary(world)).isEmpty();
    }
  }

  /** N5: what waits to be written goes out no more once it may not be told. */
  @Test
  void whatWaitsAndMayNotBeToldAnyMoreIsNotWritten() {
    try (World world = world()) {
      String id = Promises.file(world, "P1");
      world.sync();
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.desk.personComments(id, "It is the fuser.", Visibility.PUBLIC);
      world.sync();
      assertThat(summary(world)).doesNotContain("met");
      assertThat(world.outbox().toString()).contains("pending");

      world.trouble(world.eng, Accident.NONE);
      world.eng.without(Capability.INSIDER_LINKS);
      world.settle();
      assertThat(summary(world)).isEqualTo("Severity sev1");
      assertThat(world.told())
          .filteredOn(line -> line.startsWith("linked"))
          .as("on either side at first, and the one that tells less")
          .hasSize(3);
    }
  }

  @Test
  void whatItMayTellFromNowOnIsToldThoughTheIncidentIsQuiet() {
    try (World world = world()) {
      world.eng.without(Capability.SEVERITY_LINKS).without(Capability.INSIDER_LINKS);
      Promises.file(world, "P1");
      world.sync();
      assertThat(summary(world)).isEmpty();

      world.eng.with(Capability.SEVERITY_LINKS);
      world.sync();
      assertThat(summary(world)).isEqualTo("Severity sev1");
    }
  }

  /** N5: a restricted severity stays where it is. */
  @Test
  void aRestrictedSeverityIsNotTold() {
    Bridge kept =
        Desks.with(
            Promises.bridge(),
            Desks.DESK,
            Promises.SEVERITY,
            new Term("sev", FieldKind.WORD, ValueMap.SAME, true));
    try (World world = world(kept)) {
      Promises.file(world, "P1");
      world.sync();
      assertThat(summary(world)).isEqualTo("First response: due 2026-11-20 10:00:00 UTC");
    }
  }

  /** N5: what was decided before its origin was seen to be for insiders is not written. */
  @Test
  void ofAnOriginThatBecameRestrictedNothingNewIsTold() {
    try (World world = world()) {
      String id = Promises.file(world, "P1");
      world.sync();
      world.desk.personRestricts(id, true);
      world.pass(Duration.ofHours(2));
      world.sync();
      assertThat(summary(world)).doesNotContain("Call the customer");
    }
  }

  @Test
  void whoReportedItIsToldAnewOnceThatChanges() {
    try (World world = new World(withReporter())) {
      world.eng.with(Capability.SUMMARY_LINKS);
      String id = reported(world, "Ann");
      assertThat(summary(world)).isEqualTo("Reported by Ann");

      world.desk.personSets(id, "reporter", person("Bob"));
      world.sync();
      assertThat(summary(world)).isEqualTo("Reported by Bob");
    }
  }

  /** N3: where a link is a note, another one would be said beside it. */
  @Test
  void whereALinkHasNoLineOfItsOwnItIsNotPutAgain() {
    try (World world = new World(withReporter())) {
      String id = reported(world, "Ann");
      world.desk.personSets(id, "reporter", person("Bob"));
      world.sync();
      assertThat(summary(world)).isEqualTo("Reported by Ann");
    }
  }

  private static Bridge withReporter() {
    Term reporter = new Term("reporter", FieldKind.PERSON, ValueMap.SAME, false);
    return Desks.with(Desks.deskToEng(), Desks.DESK, StandardField.REPORTER.field(), reporter);
  }

  private static String reported(World world, String name) {
    String id =
        world.desk.personCreates(
            "P", Map.of("summary", Value.line("Fire"), "reporter", person(name)));
    world.sync();
    return id;
  }

  private static Value person(String name) {
    return new Value.Person(Party.of(Desks.DESK, name.toLowerCase(Locale.ROOT), name, ""));
  }
}
