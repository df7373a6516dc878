package org.incidentbridge.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.StoreException;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

class StoreJsonTest {

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void incidentsComeBackAsTheyWent(@ForAll("incidents") Incident incident) {
    comesBack(incident, Incident.class);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void commandsComeBackAsTheyWent(@ForAll("commands") PlannedCommand command) {
    comesBack(command, PlannedCommand.class);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void sightingsComeBackAsTheyWent(@ForAll("sightings") Sighting sighting) {
    comesBack(sighting, Sighting.class);
  }

  /** Parties are equal by key alone, hence the comparison of the texts. */
  private static <T> void comesBack(T value, Class<T> type) {
    String json = StoreJson.write(value);
    T back = StoreJson.read(json, type);
    assertThat(back).isEqualTo(value);
    assertThat(StoreJson.write(back)).isEqualTo(json);
  }

  @Test
  void keysAreThoseOfTheRecordsInTheirOrder() {
    Value person = new Value.Person(new Party("k", "Ann", "a@b.example", "17"));
    assertThat(StoreJson.write(person))
        .isEqualTo(
            "{\"is\":\"person\",\"party\":{\"key\":\"k\",\"name\":\"Ann\","
                + "\"email\":\"a@b.example\",\"account\":\"17\",\"standing\":\"UNKNOWN\"}}");
    assertThat(StoreJson.write(new Value.Moment(Instant.parse("2026-01-02T03:04:05.000000006Z"))))
        .isEqualTo("{\"is\":\"moment\",\"at\":\"2026-01-02T03:04:05.000000006Z\"}");
    TicketRef ref = new TicketRef(new TrackerId("ops"), "a:1");
    assertThat(StoreJson.write(new Purpose.FileCopy(ref, "3")))
        .isEqualTo("{\"is\":\"fileCopy\",\"source\":\"ops:a:1\",\"attachmentId\":\"3\"}");
  }

  @Test
  void aTicketIsStoredWithoutItsHistory() {
    TicketRef ref = new TicketRef(new TrackerId("ops"), "1");
    var stamp = new TicketSnapshot.Stamp("v1", Instant.EPOCH);
    var head = new TicketSnapshot.Head("OPS-1", URI.create("http://x/1"), "OPS", "Bug", stamp);
    var bare = new TicketSnapshot(ref, head, new TreeMap<>(), TicketSnapshot.Talk.NONE, "");
    var change = new HistoryEntry.Change("status", Value.line("new"), Value.line("open"));
    var entry = new HistoryEntry("1:status", Instant.EPOCH, HistoryEntry.NOBODY, false, change);

    String json = StoreJson.write(new Sighting.Seen(bare.withHistory(List.of(entry))));

    assertThat(json).isEqualTo(StoreJson.write(new Sighting.Seen(bare)));
    assertThat(((Sighting.Seen) StoreJson.read(json, Sighting.class)).ticket().history()).isEmpty();
  }

  @Test
  void namesOfStoredCasesNeverChange() {
    assertThat(names(Value.class))
        .containsExactly("Absent", "Line", "Body", "Names", "Person", "Moment");
    assertThat(names(Sighting.class)).containsExactly("Seen", "Gone", "Merged", "Unreadable");
    assertThat(names(Command.class))
        .contains(
            "CreateTicket",
            "UpdateFields",
            "ChangeStatus",
            "AddComment",
            "EditComment",
            "RemoveComment",
            "AddAttachment",
            "WithdrawFile",
            "PutLink",
            "LinkTickets",
            "MoveTicket",
            "ShareTicket");
    assertThat(names(Purpose.class))
        .contains(
            "Mirror",
            "Fields",
            "NoteCopy",
            "FileCopy",
            "FileWithdrawal",
            "Link",
            "Remark",
            "Move",
            "Share");
  }

  private static Stream<String> names(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses()).map(Class::getSimpleName);
  }

  @Test
  void unknownKeysOfANewerProgramAreIgnored() {
    Value value =
        StoreJson.read("{\"is\":\"line\",\"colour\":{\"r\":1},\"text\":\"x\"}", Value.class);
    assertThat(value).isEqualTo(new Value.Line("x"));
  }

  @Test
  void aDamagedDocumentIsNamed() {
    assertThatThrownBy(() -> StoreJson.read("{\"ref\":\"nonsense\"}", TicketSnapshot.class))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TicketSnapshot")
        .hasMessageContaining("restore the store from a backup");
    assertThatThrownBy(() -> StoreJson.read("{\"is\":\"hologram\"}", Value.class))
        .isInstanceOf(StoreException.class);
  }

  @Provide
  Arbitrary<Incident> incidents() {
    return Large.incident();
  }

  @Provide
  Arbitrary<PlannedCommand> commands() {
    return Large.planned();
  }

  @Provide
  Arbitrary<Sighting> sightings() {
    return Large.sighting();
  }

  /** Commands that wait in an older store do not know what the comment showed. */
  @Test
  void anEditOfACommentFromAnOlderStoreExpectsNothing() {
    var target = new Command.Target(CommandKey.of("edit"), new TrackerId("ops"), "7");
    Command edit =
        new Command.EditComment(
            target, "3", Optional.empty(), RichText.plain("so"), Visibility.PUBLIC);
    String old = StoreJson.write(edit).replaceFirst("\"expected\":[^,]*,", "");
    assertThat(old).doesNotContain("expected");
    assertThat(StoreJson.read(old, Command.class)).isEqualTo(edit);
  }

  /** Nor do links that wait there know of icons and of how things are over there. */
  @Test
  void aLinkFromAnOlderStoreSaysNothingOfHowThingsAreOverThere() {
    var link = new Command.BackLink("g", java.net.URI.create("https://x.example/1"), "X-1", "s");
    String older = "{'globalId':'g','url':'https://x.example/1','title':'X-1','summary':'s'}";

    assertThat(StoreJson.read(older.replace('\'', '"'), Command.BackLink.class)).isEqualTo(link);
  }

  /** Older stores do not know that a ticket is for insiders, but that it was withheld (N5). */
  @Test
  void aTicketThatAnOlderStoreWithheldIsForInsiders() {
    Instant made = Instant.parse("2026-03-02T09:00:00Z");
    var stamp = new TicketSnapshot.Stamp("1", made, made);
    var uri = URI.create("http://localhost/1");
    var head = new TicketSnapshot.Head("E-1", uri, "E", "", false, true, true, stamp);
    String old = StoreJson.write(head).replace("\"insiders\":true,", "");
    assertThat(old).doesNotContain("insiders");
    assertThat(StoreJson.read(old, TicketSnapshot.Head.class)).isEqualTo(head);
  }
}
