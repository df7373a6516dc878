package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.rt.RtFieldType;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleted and merged tickets are in no search for tickets. */
final class RtDepartureTest {

  private final SimulatedRt site = new SimulatedRt();
  private final RtHarness plain = new RtHarness(site, Map.of());

  @Test
  void aDeletionIsNoticedWithoutASweep() {
    Reader reader = reader(plain);
    String gone = plain.people().create("Gone", "text");
    plain.people().create("Stays", "text");
    reader.pull(50);
    plain.pass(Duration.ofMinutes(5));
    plain.people().delete(gone);

    List<Sighting> seen = reader.pull(50);

    assertThat(seen)
        .containsExactly(new Sighting.Gone(seen.getFirst().ref(), Sighting.Gone.Reason.DELETED));
    assertThat(seen.getFirst().ref().id()).isEqualTo(gone);
    assertThat(reader.pull(50)).isEmpty();
  }

  @Test
  void aMergeIsNoticedWithoutASweep() {
    Reader reader = reader(plain);
    String gone = plain.people().create("Gone", "text");
    String stays = plain.people().create("Stays", "text");
    reader.pull(50);
    plain.pass(Duration.ofMinutes(5));
    site.rt.as("carol").merge(Integer.parseInt(gone), Integer.parseInt(stays));

    assertThat(reader.pull(50))
        .filteredOn(Sighting.Merged.class::isInstance)
        .extracting(s -> s.ref().id(), s -> ((Sighting.Merged) s).into())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(gone, stays));
    assertThat(reader.pull(50)).isEmpty();
  }

  /** Whoever deletes much at once is told of in as many pages. */
  @Test
  void manyDeletionsAreAllNoticed() {
    Reader reader = reader(plain);
    for (int i = 0; i < 7; i++) {
      plain.people().create("Gone " + i, "text");
    }
    reader.pull(50);
    plain.pass(Duration.ofMinutes(5));
    for (int id = 1; id <= 7; id++) {
      site.rt.as("carol").delete(id);
    }
    for (int i = 0; i < 4; i++) {
      reader.pull(2);
    }

    assertThat(reader.versions()).isEmpty();
  }

  /** N3: it was made, and then deleted, which is answered as it is for any ticket. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTicketThatIsDeletedBeforeItsCreationIsSettledIsNotMadeAgain(boolean fields) {
    RtHarness rt = fields ? withFields() : plain;
    Reader reader = reader(rt);
    rt.people().create("Another", "text");
    reader.pull(50);
    String made = lost(rt, "gone");
    rt.people().delete(made);
    rt.pass(Duration.ofMinutes(10));

    Outcome outcome = rt.tracker().sink().settle(create("gone"), Instant.EPOCH);

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    Outcome.Receipt receipt = ((Outcome.Applied) outcome).receipt();
    assertThat(receipt.createdId()).contains(made);
    assertThat(receipt.ticket().orElseThrow().fields())
        .containsEntry("Status", Value.line("new"))
        .containsEntry("Subject", Value.line("Title gone"));
    assertThat(rt.tracker().source().fetch(made)).isInstanceOf(Sighting.Gone.class);
  }

  /** N3: also to a queue that the bridge does not read otherwise. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTicketThatIsMovedBeforeItsCreationIsSettledIsNotMadeAgain(boolean fields) {
    RtHarness rt = fields ? withFields() : plain;
    String elsewhere = site.elsewhere();
    site.rt.as("bridge").report(elsewhere, "Another", "text");
    String made = lost(rt, "gone");
    site.rt.as("carol").move(Integer.parseInt(made), elsewhere);
    rt.pass(Duration.ofMinutes(10));

    assertThat(rt.tracker().sink().settle(create("gone"), Instant.EPOCH))
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            applied -> assertThat(applied.receipt().createdId()).contains(made));
    assertThat(rt.tracker().sink().settle(create("never"), Instant.EPOCH))
        .isInstanceOf(Outcome.NotApplied.class);
  }

  /** N3, N5: the other ticket is no mirror, and a person is told. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTicketThatIsMergedBeforeItsCreationIsSettledIsNotMadeAgain(boolean fields) {
    RtHarness rt = fields ? withFields() : plain;
    String other = rt.people().create("Another", "text");
    String made = lost(rt, "gone");
    site.rt.as("carol").merge(Integer.parseInt(made), Integer.parseInt(other));
    rt.pass(Duration.ofMinutes(10));

    Outcome outcome = rt.tracker().sink().settle(create("gone"), Instant.EPOCH);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Unknown.class,
            held -> assertThat(held.message()).contains("merged into " + other));
  }

  /** N5: the number of a merged ticket leads to another one, whose customer would be mailed. */
  @Test
  void aFileForATicketThatIsMergedWhileItIsFetchedGoesNowhere() {
    String gone = plain.people().create("Gone", "text");
    String other = plain.people().create("Other", "text");
    var file = new Attachment("1", "log.bin", 3, Instant.EPOCH, Visibility.PUBLIC);
    var target = new Command.Target(CommandKey.of("file"), new TrackerId("help"), gone);
    var add = new Command.AddAttachment(target, file, new TicketRef(new TrackerId("jira"), "9"));

    Outcome outcome =
        plain
            .tracker()
            .sink()
            .apply(
                add,
                (of, which) -> {
                  site.rt.as("carol").merge(Integer.parseInt(gone), Integer.parseInt(other));
                  return new ByteArrayInputStream(new byte[3]);
                });

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(plain.truth().files(other)).isEmpty();
  }

  /** N3: who sees one queue of many is shown few of those that were deleted or moved. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatBecameOfANewTicketIsFoundBehindManyThatMayNotBeSeen(boolean moved) {
    List.of("hidden", "hidden too").forEach(this::addHidden);
    plain.people().create("Another", "text");
    String made = lost(plain, "gone");
    for (int i = 0; i < 210; i++) {
      int id = site.rt.as("carol").report("hidden", "Spam " + i, "text");
      if (moved) {
        site.rt.as("carol").move(id, "hidden too");
      } else {
        site.rt.as("carol").delete(id);
      }
    }
    if (moved) {
      site.rt.as("carol").move(Integer.parseInt(made), site.elsewhere());
    } else {
      plain.people().delete(made);
    }
    plain.pass(Duration.ofMinutes(10));

    assertThat(plain.tracker().sink().settle(create("gone"), Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
  }

  private void addHidden(String name) {
    int queue = site.rt.admin().addQueue(name);
    site.rt.admin().grant("carol", queue, RtRight.staff());
    site.rt.admin().revoke("bridge", queue, EnumSet.allOf(RtRight.class));
  }

  @Test
  void deletionsOfOthersSayNothingOfATicketThatNeverArrived() {
    String other = plain.people().create("Another", "text");
    plain.people().delete(other);
    String own = lost(plain, "own");
    plain.people().delete(own);
    plain.pass(Duration.ofMinutes(10));

    assertThat(plain.tracker().sink().settle(create("never"), Instant.EPOCH))
        .isInstanceOf(Outcome.NotApplied.class);
  }

  /** N3: without the right ShowTicket RT shows a queue, and none of what is in it. */
  @Test
  void whatBecameOfANewTicketIsNotToldWhereNoTicketMayBeSeen() {
    Reader reader = reader(plain);
    plain.people().create("Another", "text");
    reader.pull(50);
    lost(plain, "hidden");
    site.rt.admin().revoke("bridge", site.queue, Set.of(RtRight.SHOW_TICKET));
    plain.pass(Duration.ofMinutes(10));
    Command.CreateTicket command = create("hidden");

    assertThatThrownBy(() -> plain.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.PERMISSION));

    site.rt.admin().grant("bridge", site.queue, RtRight.staff());
    assertThat(plain.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
  }

  /** N3: nor where none ever was seen, which looks like an empty queue. */
  @Test
  void whatBecameOfTheFirstTicketOfAQueueIsNotToldWhereNoneMayBeSeen() {
    site.rt.admin().revoke("bridge", site.queue, Set.of(RtRight.SHOW_TICKET));
    lost(plain, "hidden");
    plain.pass(Duration.ofMinutes(10));
    Command.CreateTicket command = create("hidden");

    assertThatThrownBy(() -> plain.tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOfSatisfying(
            TrackerException.class,
            e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.PERMISSION));
  }

  private static Reader reader(RtHarness rt) {
    return new Reader(rt.tracker().source());
  }

  private RtHarness withFields() {
    site.rt.admin().addField("Bridge key", RtFieldType.FREEFORM_SINGLE);
    return new RtHarness(site, Map.of("marker", Map.of("field", "Bridge key")));
  }

  /** Makes a ticket whose answer is lost, and returns its number. */
  private String lost(RtHarness rt, String word) {
    rt.loseNextAnswer();
    Outcome outcome =
        rt.tracker()
            .sink()
            .apply(create(word), (ticket, file) -> new ByteArrayInputStream(new byte[0]));
    assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
    return String.valueOf(site.rt.inspect().tickets().getLast().id());
  }

  private Command.CreateTicket create(String word) {
    Map<String, Value> fields =
        Map.of(
            "Subject",
            Value.line("Title " + word),
            "Content",
            Value.body(RichText.plain("Text " + word)));
    return new Command.CreateTicket(
        new Command.Target(CommandKey.of("test", word), plain.tracker().id(), ""),
        site.queue(),
        "",
        new TreeMap<>(fields),
        new Command.BackLink(
            "incident-bridge:" + word,
            URI.create("https://elsewhere.example.com/" + word),
            "EX-1: " + word,
            ""));
  }
}
