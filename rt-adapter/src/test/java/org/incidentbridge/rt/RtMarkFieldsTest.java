package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.testkit.sim.rt.RtFieldType;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N3: marks in custom fields that RT drops without a word. */
final class RtMarkFieldsTest {

  private static final String FIELD = "Bridge key";

  private final SimulatedRt site = new SimulatedRt();
  private final RtHarness rt =
      new RtHarness(
          site, Map.of("marker", Map.of("field", FIELD, "transactionField", "Bridge origin")));

  @BeforeEach
  void fields() {
    site.rt.admin().addField(FIELD, RtFieldType.FREEFORM_SINGLE);
  }

  @AfterEach
  void close() {
    rt.close();
  }

  private Outcome make(Command.CreateTicket command) {
    return make(rt, command);
  }

  private static Outcome make(RtHarness rt, Command.CreateTicket command) {
    return rt.tracker().sink().apply(command, (t, f) -> InputStream.nullInputStream());
  }

  private static Command.CreateTicket printer() {
    return printer("one");
  }

  private static Command.CreateTicket printer(String key) {
    var target = new Command.Target(CommandKey.of(key), new TrackerId("help"), "");
    var fields = new TreeMap<String, Value>(Map.of("Subject", Value.line("Printer")));
    var link =
        new Command.BackLink(
            "incident-bridge:INC-1", URI.create("https://jira.test/browse/ENG-1"), "ENG-1", "");
    return new Command.CreateTicket(target, SimulatedRt.QUEUE, "", fields, link);
  }

  private List<Finding> told() {
    return rt.tracker().probe().examine(new Expected(List.of(), Map.of(), List.of())).stream()
        .filter(f -> f.level() == Level.PROBLEM)
        .filter(f -> f.topic().equals("marker"))
        .toList();
  }

  @Test
  void noTicketIsMadeThatCouldNotBeFoundAgain() {
    site.rt.admin().unapply(FIELD, site.queue);

    assertThat(make(printer()))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.message())
                    .contains("'Bridge key', named by marker.field, is not applied to queue"));
    assertThat(rt.truth().tickets()).isZero();
  }

  @Test
  void aTicketWhoseMarkRtDidNotTakeIsKnownByItsLink() {
    site.rt.admin().revoke("bridge", site.queue, Set.of(RtRight.MODIFY_CUSTOM_FIELD));
    Instant sent = site.time().now();
    rt.loseNextAnswer();
    assertThat(make(printer())).isInstanceOf(Outcome.Unknown.class);
    rt.pass(Duration.ofMinutes(10));

    assertThat(rt.tracker().sink().settle(printer(), sent))
        .isInstanceOfSatisfying(
            Outcome.Applied.class, done -> assertThat(done.receipt().createdId()).isPresent());
    assertThat(rt.truth().tickets()).isEqualTo(1);
  }

  /** N2: whoever deletes a mirror may get another one; marks may have been moved meanwhile. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anotherTicketWithTheSameLinkIsNotTakenForOneThatNeverArrived(boolean fields) {
    var plain = new RtHarness(site, Map.of());
    RtHarness before = fields ? plain : rt;
    RtHarness now = fields ? rt : plain;
    plain.people().create("Another", "text");
    Outcome.Applied first = (Outcome.Applied) make(before, printer("first"));
    plain.people().delete(first.receipt().createdId().orElseThrow());
    Instant sent = site.time().now();
    now.loseNextRequest();
    assertThat(make(now, printer("second"))).isInstanceOf(Outcome.Unknown.class);
    now.pass(Duration.ofMinutes(10));

    assertThat(now.tracker().sink().settle(printer("second"), sent))
        .isInstanceOf(Outcome.NotApplied.class);
    plain.close();
  }

  @Test
  void fieldsThatAreNotThereAreTold() {
    assertThat(told())
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("'Bridge origin', named by marker.transactionField");

    site.rt.admin().addTransactionField("Bridge origin");
    assertThat(told()).isEmpty();

    site.rt.admin().unapply(FIELD, site.queue);
    assertThat(told())
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("'Bridge key', named by marker.field", SimulatedRt.QUEUE);
  }
}
