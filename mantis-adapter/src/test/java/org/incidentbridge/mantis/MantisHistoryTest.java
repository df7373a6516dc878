package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.junit.jupiter.api.Test;

/** What the lines of a history that have no id and few values are made of. */
final class MantisHistoryTest extends MantisTest {

  @Test
  void tagsAreToldOneByOne() {
    String id = report("Tags");
    mantis.alice().tag(number(id), "a");
    mantis.alice().tag(number(id), "b");
    mantis.alice().untag(number(id), "a");

    assertThat(changes(id, "tags"))
        .containsExactly(
            new Change("tags", Value.absent(), names("a")),
            new Change("tags", names("a"), names("a", "b")),
            new Change("tags", names("a", "b"), names("b")));
  }

  @Test
  void aTagThatWasRenamedChangedItsName() {
    String id = report("Tags");
    mantis.alice().tag(number(id), "old");
    mantis.alice().tag(number(id), "kept");
    mantis.mantis.admin().renameTag("old", "new");

    assertThat(changes(id, "tags"))
        .containsExactly(
            new Change("tags", Value.absent(), names("old")),
            new Change("tags", names("old"), names("old", "kept")),
            new Change("tags", names("old", "kept"), names("new", "kept")));
  }

  @Test
  void aMoveIsToldByTheNamesOfProjects() {
    String id = report("Move");
    int other = mantis.mantis.admin().addProject("Elsewhere");
    mantis.mantis.admin().addCategory(other, "Other");
    mantis.alice().move(number(id), other);

    assertThat(changes(id, HistoryEntry.PROJECT))
        .containsExactly(line(HistoryEntry.PROJECT, MantisHarness.PROJECT, "Elsewhere"));
    assertThat(changes(id, "category")).contains(line("category", "General", "Other"));
  }

  @Test
  void aProjectThatIsHiddenIsToldByItsNumber() {
    int secret = mantis.mantis.admin().addProject("Secret");
    mantis.mantis.admin().addCategory(secret, "Other");
    String id = report("Back");
    mantis.alice().move(number(id), secret);
    mantis.alice().move(number(id), mantis.project);
    mantis.mantis.admin().closeProject(secret, true);

    assertThat(changes(id, HistoryEntry.PROJECT).getFirst().to())
        .isEqualTo(Value.line("#" + secret));
  }

  @Test
  void equalChangesWithinOneSecondStayApart() {
    String id = report("Flapping");
    for (int i = 0; i < 3; i++) {
      mantis.alice().edit(number(id)).set("priority", "high").save();
      mantis.alice().edit(number(id)).set("priority", "low").save();
    }

    List<HistoryEntry> entries = of(id, "priority");

    assertThat(entries).extracting(HistoryEntry::id).hasSize(6).doesNotHaveDuplicates();
    assertThat(entries)
        .extracting(e -> e.change().to().display())
        .containsExactly("high", "low", "high", "low", "high", "low");
  }

  @Test
  void anInstallationThatShowsTheNewestFirstTellsTheSame() {
    String id = report("Order");
    mantis.alice().status(number(id), "confirmed");
    mantis.pass(Duration.ofSeconds(2));
    mantis.alice().status(number(id), "resolved");
    List<HistoryEntry> before = read(id);

    mantis.mantis.admin().configure("history_order", "DESC");

    assertThat(read(id)).isNotEmpty().isEqualTo(before);
  }

  /** Not by the times of its ends, of which the last may be earlier. */
  @Test
  void aHistoryIsReadFromTheReportOnAlsoWhereTheClockWasPutBack() {
    String id = report("Tags");
    mantis.alice().tag(number(id), "a");
    mantis.pass(Duration.ofSeconds(2));
    mantis.alice().tag(number(id), "b");
    mantis.pass(Duration.ofMinutes(-7));
    mantis.alice().status(number(id), "confirmed");

    assertThat(changes(id, "tags"))
        .containsExactly(
            new Change("tags", Value.absent(), names("a")),
            new Change("tags", names("a"), names("a", "b")));
  }

  @Test
  void whatHappenedInOneSecondIsTurnedRoundByTheLineThatTheIssueWasMade() {
    mantis.mantis.admin().configure("history_order", "DESC");
    int id = mantis.alice().report(mantis.project, "Quick", "text");
    mantis.alice().status(id, "confirmed");
    mantis.alice().status(id, "resolved");

    assertThat(changes(String.valueOf(id), "status"))
        .containsExactly(
            line("status", "new", "confirmed"), line("status", "confirmed", "resolved"));
  }

  @Test
  void aCustomFieldIsToldUnderAllItsNames() {
    mantis.close();
    mantis = MantisHarness.withCustomFields();
    String id = report("Custom");
    mantis.alice().edit(number(id)).custom("Service", "mail").save();

    assertThat(read(id))
        .filteredOn(e -> e.change().to().equals(Value.line("mail")))
        .extracting(e -> e.change().field())
        .containsExactlyInAnyOrder("Service", "custom:Service", "custom:1");
    assertThat(fetch(id).fields()).containsKeys("Service", "custom:Service", "custom:1");
  }

  @Test
  void whereTwoFieldsBearOneNameNoneIsTakenForTheOther() {
    int field = mantis.mantis.admin().addCustomField("priority", CustomFieldType.STRING, "", 0);
    mantis.mantis.admin().linkField(field, mantis.project);
    String id = report("Twins");
    mantis.alice().edit(number(id)).custom("priority", "P1").save();
    mantis.alice().edit(number(id)).set("priority", "high").save();

    assertThat(read(id)).noneMatch(entry -> entry.change().field().contains("priority"));
  }

  @Test
  void whatIsStoredAgainAsItWasIsNoChange() {
    mantis.close();
    mantis = MantisHarness.withCustomFields();
    String id = report("Again");
    mantis.alice().edit(number(id)).custom("Regions", "EU|US").save();
    mantis.alice().edit(number(id)).custom("Regions", "EU|US").save();

    assertThat(mantis.issue(id).history()).filteredOn(h -> h.field().equals("Regions")).hasSize(2);
    assertThat(changes(id, "custom:Regions"))
        .containsExactly(new Change("custom:Regions", Value.absent(), names("EU", "US")));
  }

  @Test
  void whoWasDeletedStaysTheAuthor() {
    String id = report("Gone");
    mantis.mantis.as("bob").status(number(id), "confirmed");
    mantis.mantis.admin().deleteUser("bob");

    HistoryEntry entry = of(id, "status").getFirst();

    assertThat(entry.author().account()).startsWith("#");
    assertThat(entry.own()).isFalse();
  }

  @Test
  void timesAreThoseOfTheServersZone() {
    String id = report("Zone");
    mantis.pass(Duration.ofMinutes(1));
    Instant then = mantis.now();
    mantis.alice().status(number(id), "confirmed");

    assertThat(of(id, "status").getFirst().at().getEpochSecond()).isEqualTo(then.getEpochSecond());
  }

  @Test
  void aLineThatDoesNotSayWhenIsLeftOut() {
    String id = report("Odd");
    mantis.alice().status(number(id), "confirmed");
    mantis.line.always(
        r -> r.path().endsWith("/issues/" + id),
        r -> {
          SimResponse good = mantis.counter.handle(r);
          String text = new String(good.body(), StandardCharsets.UTF_8);
          return SimResponse.json(
              200, text.replace("\"history\":[", "\"history\":[{\"type\":{\"id\":0}},"));
        });

    assertThat(changes(id, "status")).hasSize(1);
  }

  @Test
  void whoMayNotSeeHistoriesIsToldSo() {
    String id = report("Hidden");
    mantis.alice().status(number(id), "confirmed");
    mantis.mantis.admin().configure("view_history_threshold", AccessLevel.ADMINISTRATOR.value());

    assertThat(read(id)).isEmpty();
    assertThat(mantis.tracker().capabilities().lack(Capability.HISTORY))
        .hasValueSatisfying(lack -> assertThat(lack).contains("clocks see only"));
    assertThat(findings())
        .filteredOn(f -> f.topic().equals("history"))
        .singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(Level.WARNING))
        .satisfies(f -> assertThat(f.message()).contains("clocks see only what each poll sees"));
  }

  @Test
  void whoSeesHistoriesAgainHasThem() {
    String id = report("Shown");
    mantis.mantis.admin().configure("view_history_threshold", AccessLevel.ADMINISTRATOR.value());
    read(id);

    mantis.mantis.admin().configure("view_history_threshold", AccessLevel.VIEWER.value());

    assertThat(read(id)).isNotEmpty();
    assertThat(mantis.tracker().capabilities().can(Capability.HISTORY)).isTrue();
  }

  @Test
  void anIssueIsAskedForItsHistoryOnlyWhereThatIsWanted() {
    report("Price");
    mantis.pass(SETTLED);
    mantis.line.taken();

    reader().pull(10);
    assertThat(selects()).noneMatch(select -> select.contains("history"));

    new Reader(mantis.tracker().source(), true).pull(10);
    assertThat(selects()).anyMatch(select -> select.contains("history"));
  }

  private List<String> selects() {
    return mantis.line.taken().stream().flatMap(r -> r.param("select").stream()).toList();
  }

  private List<Finding> findings() {
    return mantis.tracker().probe().examine(new Expected(List.of(), Map.of(), List.of()));
  }

  private List<HistoryEntry> read(String id) {
    return fetch(id).history();
  }

  private List<HistoryEntry> of(String id, String field) {
    return read(id).stream().filter(e -> e.change().field().equals(field)).toList();
  }

  private List<Change> changes(String id, String field) {
    return of(id, field).stream().map(HistoryEntry::change).toList();
  }

  private static Change line(String field, String from, String to) {
    return new Change(field, Value.line(from), Value.line(to));
  }

  private static Value names(String... names) {
    return Value.names(List.of(names));
  }
}
