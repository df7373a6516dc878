package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.rt.RtFieldType;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a ticket that the bridge, or somebody, moves to another queue. */
final class RtQueueMovesTest {

  private static final List<String> BOTH = List.of(SimulatedRt.QUEUE, SimulatedRt.ELSEWHERE);

  private final SimulatedRt site = new SimulatedRt();
  private RtHarness rt = new RtHarness(site, Map.of("queues", BOTH));

  @AfterEach
  void close() {
    rt.close();
  }

  private Command.Target target(String id) {
    return new Command.Target(CommandKey.of("move", id), rt.tracker().id(), id);
  }

  private Outcome apply(Command command) {
    return rt.tracker().sink().apply(command, (t, f) -> new ByteArrayInputStream(new byte[0]));
  }

  private Outcome move(String id) {
    return apply(new Command.MoveTicket(target(id), SimulatedRt.QUEUE, SimulatedRt.ELSEWHERE));
  }

  private Outcome.Receipt moved(String id) {
    Outcome outcome = move(id);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  private String refused(String id) {
    Outcome outcome = move(id);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(queue(id)).isEqualTo(SimulatedRt.QUEUE);
    return ((Outcome.Refused) outcome).message();
  }

  private TicketSnapshot fetch(String id) {
    return ((Sighting.Seen) rt.tracker().source().fetch(id)).ticket();
  }

  private String queue(String id) {
    return fetch(id).head().project();
  }

  @Test
  void whoMayNotOwnItThereIsToldAsLost() {
    String id = rt.people().create("Move", "text");
    site.rt.as("carol").set(Integer.parseInt(id), "Owner", "carol");

    Outcome.Receipt receipt = moved(id);

    assertThat(fetch(id).field("Owner").isAbsent()).isTrue();
    assertThat(receipt.losses())
        .singleElement()
        .satisfies(l -> assertThat(l.field()).isEqualTo("Owner"))
        .satisfies(l -> assertThat(l.message()).contains("Carol", SimulatedRt.ELSEWHERE));
    assertThat(receipt.beside()).contains("Owner");
  }

  @Test
  void whatAnotherLifecycleMakesOfTheStatusIsNobodysChange() { // N4
    reopen(Map.of("queues", List.of(SimulatedRt.QUEUE, SimulatedRt.MAJOR)));
    String id = rt.people().create("Move", "text");

    Outcome outcome =
        apply(new Command.MoveTicket(target(id), SimulatedRt.QUEUE, SimulatedRt.MAJOR));

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(((Outcome.Applied) outcome).receipt().beside()).contains("Status");
    assertThat(fetch(id).field("Status").display()).isEqualTo("investigating");
    assertThat(fetch(id).history().getLast().own()).isTrue();
  }

  @Test
  void aFieldThatIsNotShownThereIsToldAsLost() {
    site.rt.admin().unapply("Severity", site.elsewhere);
    String id = rt.people().create("Move", "text");
    site.rt.as("carol").custom(Integer.parseInt(id), "Severity", "High");

    assertThat(moved(id).losses())
        .singleElement()
        .satisfies(l -> assertThat(l.field()).isEqualTo("custom:Severity"))
        .satisfies(l -> assertThat(l.message()).contains("High", SimulatedRt.ELSEWHERE));
  }

  @Test
  void aMirrorIsNotMovedToWhereItsMarkIsNotSeen() { // N3
    site.rt.admin().addField("Bridge key", RtFieldType.FREEFORM_SINGLE);
    site.rt.admin().unapply("Bridge key", site.elsewhere);
    reopen(Map.of("queues", BOTH, "marker", Map.of("field", "Bridge key")));
    String id = mirror();

    assertThat(refused(id)).contains("Bridge key", SimulatedRt.ELSEWHERE);
  }

  @Test
  void aTicketIsNotMovedToWhereTheBridgeDoesNotKnowWhoReadsComments() { // N5
    reopen(Map.of());
    String id = rt.people().create("Move", "text");

    assertThat(refused(id)).contains("not covered", SimulatedRt.ELSEWHERE);
  }

  @Test
  void aQueueInWhichTheBridgeMayMakeNoTicketIsRefusedBeforeItIsTried() {
    site.rt.admin().revoke("bridge", site.elsewhere, Set.of(RtRight.CREATE_TICKET));
    String id = rt.people().create("Move", "text");
    long before = rt.truth().writes();

    assertThat(refused(id)).contains("CreateTicket", SimulatedRt.ELSEWHERE);
    assertThat(rt.truth().writes()).isEqualTo(before);
  }

  @Test
  void aQueueThatIsHiddenIsRefused() {
    site.rt.admin().revoke("bridge", site.elsewhere, EnumSet.allOf(RtRight.class));
    String id = rt.people().create("Move", "text");

    assertThat(refused(id)).contains("no queue", SimulatedRt.ELSEWHERE);
  }

  @Test
  void aTicketThatSomebodyMovesToACoveredQueueIsSeenThere() {
    String id = rt.people().create("Move", "text");
    Reader reader = new Reader(rt.tracker().source());
    reader.pull(50);
    rt.pass(Duration.ofMinutes(5));
    Optional<String> said = site.rt.as("root").move(Integer.parseInt(id), SimulatedRt.ELSEWHERE);

    assertThat(said).hasValueSatisfying(s -> assertThat(s).contains("Queue changed"));
    assertThat(reader.pull(50))
        .singleElement()
        .satisfies(s -> assertThat(project(s)).isEqualTo(SimulatedRt.ELSEWHERE));
    assertThat(fetch(id).head().outside()).isFalse();
  }

  @Test
  void aTicketThatSomebodyMovesToAnotherQueueIsFoundOutsideByTheSweep() {
    reopen(Map.of());
    String id = rt.people().create("Move", "text");
    Reader reader = new Reader(rt.tracker().source());
    reader.pull(50);
    rt.pass(Duration.ofMinutes(5));
    site.rt.as("root").move(Integer.parseInt(id), SimulatedRt.ELSEWHERE);

    assertThat(reader.sweep(50))
        .singleElement()
        .satisfies(s -> assertThat(project(s)).isEqualTo(SimulatedRt.ELSEWHERE));
    assertThat(fetch(id).head().outside()).isTrue();
  }

  private static String project(Sighting sighting) {
    return ((Sighting.Seen) sighting).ticket().head().project();
  }

  private void reopen(Map<String, Object> more) {
    rt.close();
    rt = new RtHarness(site, more);
  }

  private String mirror() {
    var link = URI.create("https://elsewhere.example.com/1");
    Map<String, Value> fields =
        Map.of("Subject", Value.line("Title"), "Content", Value.body(RichText.plain("Text")));
    Outcome outcome =
        apply(
            new Command.CreateTicket(
                new Command.Target(CommandKey.of("make", "it"), rt.tracker().id(), ""),
                SimulatedRt.QUEUE,
                "",
                new TreeMap<>(fields),
                new Command.BackLink("incident-bridge:1", link, "EX-1", "")));
    return ((Outcome.Applied) outcome).receipt().createdId().orElseThrow();
  }
}
