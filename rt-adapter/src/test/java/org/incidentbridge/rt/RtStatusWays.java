package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statuses that take several steps in the lifecycle of a queue. */
abstract class RtStatusWays {

  /** The last of them is not in RT's own configuration. */
  private static final Map<String, Object> WAYS =
      Map.of(
          "reported", List.of("investigating"),
          "investigating", List.of("identified", "monitoring", "resolved"),
          "identified", List.of("rejected"));

  private final RtSite site = site();
  private RtHarness rt = new RtHarness(site, Map.of());

  /** With a queue for major incidents. */
  abstract RtSite site();

  @BeforeEach
  void open() {
    with(Map.of("incident", WAYS));
  }

  @AfterEach
  void close() {
    rt.close();
  }

  private void with(Map<String, Object> lifecycles) {
    rt.close();
    rt = new RtHarness(site, Map.of("queues", List.of(site.major()), "lifecycles", lifecycles));
  }

  private String ticket() {
    return rt.people().report(site.major());
  }

  private Command.ChangeStatus change(String id, String to) {
    var target = new Command.Target(CommandKey.of("way", id, to), rt.tracker().id(), id);
    return new Command.ChangeStatus(target, "reported", to, new TreeMap<String, Value>());
  }

  private Outcome apply(Command command) {
    return rt.tracker().sink().apply(command, (t, f) -> new ByteArrayInputStream(new byte[0]));
  }

  private TicketSnapshot fetch(String id) {
    return ((Sighting.Seen) rt.tracker().source().fetch(id)).ticket();
  }

  private String status(String id) {
    return fetch(id).field("Status").display();
  }

  @Test
  void aStatusIsReachedStepByStep() {
    String id = ticket();

    Outcome outcome = apply(change(id, "resolved"));

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(((Outcome.Applied) outcome).receipt().ticket()).contains(fetch(id));
    assertThat(fetch(id).history())
        .filteredOn(e -> e.change().field().equals("Status"))
        .allMatch(e -> e.own())
        .extracting(e -> e.change().to().display())
        .containsExactly("investigating", "resolved");
  }

  @Test
  void aLifecycleThatWasNotWrittenDownIsTriedInOneStep() {
    with(Map.of());
    String id = ticket();

    Outcome outcome = apply(change(id, "resolved"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("reported", "resolved");
    assertThat(((Outcome.Refused) outcome).halfway()).isEmpty();
  }

  @Test
  void whereThereIsNoWayNothingIsTried() {
    String id = ticket();
    long before = rt.truth().writes();

    Outcome outcome = apply(change(id, "deferred"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("incident", "deferred");
    assertThat(rt.truth().writes()).isEqualTo(before);
  }

  @Test
  void whatIsRefusedOnTheWayTellsWhereTheTicketStands() { // N7
    String id = ticket();

    Outcome outcome = apply(change(id, "rejected"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).message()).contains("now stands at 'identified'");
    assertThat(((Outcome.Refused) outcome).halfway()).contains(fetch(id));
  }

  @Test
  void aWayThatWasBrokenOffIsGoneOnWith() { // N4
    String id = ticket();
    Command.ChangeStatus command = change(id, "resolved");
    Instant since = rt.now();
    rt.loseNextAnswer();
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    assertThat(status(id)).isEqualTo("investigating");
    rt.pass(Duration.ofMinutes(10));

    assertThat(rt.tracker().sink().settle(command, since)).isInstanceOf(Outcome.NotApplied.class);
    assertThat(apply(command)).isInstanceOf(Outcome.Applied.class);

    assertThat(status(id)).isEqualTo("resolved");
  }

  @Test
  void aStatusThatAPersonSetOnTheWayIsTheirs() { // N7
    String id = ticket();
    rt.people().move(id, "investigating");

    assertThat(apply(change(id, "resolved"))).isInstanceOf(Outcome.Stale.class);
    assertThat(status(id)).isEqualTo("investigating");
  }

  @Test
  void aPersonsStepAfterTheBridgesIsTheirs() { // N7
    String id = ticket();
    Command.ChangeStatus command = change(id, "rejected");
    apply(command);
    rt.people().move(id, "investigating");

    assertThat(apply(command)).isInstanceOf(Outcome.Stale.class);
    assertThat(status(id)).isEqualTo("investigating");
  }
}
