package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;
import org.junit.jupiter.api.Test;

final class JiraHistoryTest {

  private static final ShownFields SHOWN = shown();

  private final List<String> asked = new ArrayList<>();
  private JsonNode user = MissingNode.getInstance();

  private static ShownFields shown() {
    Map<String, FieldType> types = new TreeMap<>(FieldType.SYSTEM);
    types.put("customfield_1", FieldType.OPTION);
    types.put("customfield_2", FieldType.DATETIME);
    types.put("customfield_3", FieldType.OPTIONS);
    types.put("customfield_4", FieldType.NUMBER);
    return new ShownFields(types, Map.of("Severity", "customfield_1"));
  }

  @Test
  void entriesComeOldestFirstInWhateverOrderAndFormTheyAreTold() {
    List<HistoryEntry> read =
        read(
            "'status':{'id':'3','name':'Done'}",
            entry("12", "1772443802000", item("status", "2", "Open", "3", "Done")),
            entry("10", "'2026-03-02T10:30:00.500+0100'", item("status", "1", "New", "2", "Open")),
            entry("9", "1772443799", item("summary", "", "a", "", "b")));

    assertThat(read)
        .extracting(HistoryEntry::id)
        .containsExactly("9:summary", "10:status", "12:status");
    assertThat(read)
        .extracting(HistoryEntry::at)
        .containsExactly(
            Instant.parse("2026-03-02T09:29:59Z"),
            Instant.parse("2026-03-02T09:30:00.500Z"),
            Instant.parse("2026-03-02T09:30:02Z"));
  }

  @Test
  void changesOfOneMomentKeepTheirOrder() {
    List<HistoryEntry> read =
        read(
            "",
            entry("100", "1772443802000", item("priority", "2", "Low", "1", "High")),
            entry(
                "99",
                "1772443802000",
                item("summary", "", "a", "", "b")
                    + ","
                    + item("priority", "1", "High", "2", "Low")));

    assertThat(read)
        .extracting(HistoryEntry::id)
        .containsExactly("99:summary", "99:priority", "100:priority");
  }

  @Test
  void aFieldThatChangedTwiceWithOneSaveHasTwoEntries() {
    List<HistoryEntry> read =
        read(
            "",
            entry(
                "7",
                "1772443802000",
                item("status", "1", "New", "2", "Open")
                    + ","
                    + item("status", "2", "Open", "3", "Done")));

    assertThat(read)
        .extracting(HistoryEntry::change)
        .containsExactly(line("status", "New", "Open"), line("status", "Open", "Done"));
    assertThat(read).extracting(HistoryEntry::id).doesNotHaveDuplicates();
  }

  @Test
  void anEntryThatOverlappingPagesRepeatIsOne() {
    String once = entry("7", "1772443802000", item("status", "1", "New", "2", "Open"));

    assertThat(read("", once, once)).hasSize(1);
  }

  @Test
  void whatSnapshotsDoNotShowIsLeftOut() {
    List<HistoryEntry> read =
        read(
            "",
            entry("1", "1772443801000", bare("RemoteIssueLink", "", "This issue links to")),
            entry("2", "1772443802000", bare("Workflow", "jira", "other")),
            entry("3", "1772443803000", custom("customfield_99", "Rank", "", "Ranked higher")),
            entry("4", "1772443804000", custom("", "Another", "a", "b")),
            "{'id':'5','items':[" + item("status", "1", "New", "2", "Open") + "]}",
            "{'id':'6','created':'soon','items':["
                + item("status", "1", "New", "2", "Open")
                + "]}");

    assertThat(read).isEmpty();
  }

  @Test
  void fieldsAreKnownByNameWhereNoIdIsTold() {
    List<HistoryEntry> read =
        read(
            "'fixVersions':[{'id':'5','name':'1.1'}]",
            entry("1", "1772443801000", bare("Status", "New", "Open")),
            entry("2", "1772443802000", bare("Fix Version", "", "1.1")),
            entry("3", "1772443803000", custom("", "Severity", "SEV3", "SEV1")));

    assertThat(read)
        .extracting(HistoryEntry::change)
        .containsExactly(
            line("status", "New", "Open"),
            new Change("fixVersions", Value.absent(), names("1.1")),
            line("customfield_1", "SEV3", "SEV1"));
  }

  @Test
  void theAuthorMayBeMissing() {
    List<HistoryEntry> read =
        read("", entry("1", "1772443801000", item("status", "1", "New", "2", "Open")));

    assertThat(read.getFirst().author()).isSameAs(HistoryEntry.NOBODY);
    assertThat(read.getFirst().own()).isFalse();
  }

  @Test
  void onlyWhatTheBridgesUserDidIsItsOwn() {
    String change = "'items':[" + item("status", "1", "New", "2", "Open") + "]";
    List<HistoryEntry> read =
        read(
            "",
            "{'id':'1','created':1772443801000,'author':{'name':'bridge'}," + change + "}",
            "{'id':'2','created':1772443802000,'author':{'name':'ann'}," + change + "}");

    assertThat(read).extracting(HistoryEntry::own).containsExactly(true, false);
    assertThat(read.getLast().author()).isEqualTo(Party.of(new TrackerId("t"), "ann", "", ""));
  }

  @Test
  void setsThatAreToldByTheirElementsAreToldFromTheirEnd() {
    List<HistoryEntry> read =
        read(
            "'components':[{'id':'1','name':'A'},{'id':'3','name':'C'}]",
            entry("1", "1772443801000", item("components", "", "", "1", "A")),
            entry(
                "2",
                "1772443802000",
                item("components", "", "", "2", "B") + "," + item("components", "", "", "3", "C")),
            entry("3", "1772443803000", item("components", "2", "B", "", "")));

    assertThat(read)
        .extracting(HistoryEntry::change)
        .containsExactly(
            new Change("components", Value.absent(), names("A")),
            new Change("components", names("A"), names("A", "B", "C")),
            new Change("components", names("A", "B", "C"), names("A", "C")));
  }

  @Test
  void aVersionThatWasDeletedSinceWasThereThen() {
    List<HistoryEntry> read =
        read("", entry("1", "1772443801000", item("versions", "", "", "1", "0.9")));

    assertThat(read.getFirst().change())
        .isEqualTo(new Change("versions", Value.absent(), names("0.9")));
  }

  @Test
  void whatWasRenamedSinceHasTheNameThatSnapshotsShow() {
    List<HistoryEntry> read =
        read(
            "'status':{'id':'3','name':'Finished'}",
            entry("1", "1772443801000", item("status", "1", "New", "3", "Done")),
            entry("2", "1772443802000", item("status", "3", "Done", "1", "New")),
            entry("3", "1772443803000", item("status", "1", "New", "3", "Finished")));

    assertThat(read)
        .extracting(HistoryEntry::change)
        .containsExactly(
            line("status", "New", "Finished"),
            line("status", "Finished", "New"),
            line("status", "New", "Finished"));
  }

  @Test
  void whatWasRenamedWhileItWasLeftHasItsLastKnownName() {
    List<HistoryEntry> read =
        read(
            "'status':{'id':'9','name':'Done'}",
            entry("1", "1772443801000", item("status", "1", "New", "3", "In Development")),
            entry("2", "1772443802000", item("status", "3", "In Progress", "9", "Done")));

    assertThat(read.getFirst().change()).isEqualTo(line("status", "New", "In Progress"));
  }

  @Test
  void whatOnlyTheNameChangedOfIsNoChange() {
    List<HistoryEntry> read =
        read(
            "'status':{'id':'3','name':'Done'}",
            entry("1", "1772443801000", item("status", "3", "Closed", "3", "Done")));

    assertThat(read).isEmpty();
  }

  @Test
  void theLabelOfTheBridgeIsNoNews() {
    List<HistoryEntry> read =
        read(
            "'labels':['a','incident-bridge']",
            entry("1", "1772443801000", item("labels", "", "", "", "a")),
            entry("2", "1772443802000", item("labels", "", "a", "", "a incident-bridge")));

    assertThat(read)
        .extracting(HistoryEntry::change)
        .containsExactly(new Change("labels", Value.absent(), names("a")));
  }

  @Test
  void aMomentOfWhichOnlyTheMinuteIsToldIsTheLaterOneThatFits() {
    List<HistoryEntry> read =
        read(
            "'customfield_2':'2026-05-02T10:20:30.250+0000'",
            entry(
                "1",
                "1772443801000",
                item("customfield_2", "", "", "2026-05-02T12:20+0200", "02/May/26 12:20 PM")));

    assertThat(read.getFirst().change().to())
        .isEqualTo(new Value.Moment(Instant.parse("2026-05-02T10:20:30.250Z")));
  }

  @Test
  void severalChoicesAndNumbersAreToldAsSnapshotsShowThem() {
    List<HistoryEntry> read =
        read(
            "",
            entry("1", "1772443801000", item("customfield_3", "", "", "[10, 11]", "EU,US")),
            entry("2", "1772443802000", item("customfield_3", "[10, 11]", "EU,US", "[11]", "US")),
            entry("3", "1772443803000", item("customfield_4", "", "1.50", "", "13")));

    assertThat(read)
        .extracting(HistoryEntry::change)
        .containsExactly(
            new Change("customfield_3", Value.absent(), names("EU", "US")),
            new Change("customfield_3", names("EU", "US"), names("US")),
            line("customfield_4", "1.5", "13"));
  }

  @Test
  void aMoveIsToldByTheKeysOfProjects() {
    List<HistoryEntry> read =
        read(
            "'project':{'id':'20','key':'OPS'}",
            entry(
                "1",
                "1772443801000",
                item("issuetype", "1", "Task", "2", "Bug")
                    + ","
                    + item("project", "10", "Engineering", "20", "Operations")
                    + ","
                    + bare("Key", "ENG-X-4", "OLD-9")));

    assertThat(read)
        .extracting(HistoryEntry::change)
        .containsExactlyInAnyOrder(
            line(HistoryEntry.PROJECT, "ENG-X", "OPS"), line("issuetype", "Task", "Bug"));
  }

  @Test
  void somebodyWhoIsShownNowhereElseIsAskedForOnce() throws JsonProcessingException {
    user = json("{'name':'bob','key':'K7','displayName':'Bob','emailAddress':'bob@x.example'}");
    String change = item("assignee", "", "", "K7", "Bob");
    JiraHistory history = history();

    var first = read(history, "", entry("1", "1772443801000", change));
    var second = read(history, "", entry("1", "1772443801000", change));

    assertThat(asked).containsExactly("K7");
    Value.Person bob = (Value.Person) first.getFirst().change().to();
    assertThat(bob.party().key()).isEqualTo("bob@x.example");
    assertThat(bob.party().account()).isEqualTo("bob");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void somebodyWhomTheIssueShowsIsNotAskedFor() {
    List<HistoryEntry> read =
        read(
            "'reporter':{'name':'bob','key':'K7','displayName':'Bob'}",
            entry("1", "1772443801000", item("assignee", "", "", "K7", "Robert")));

    assertThat(asked).isEmpty();
    assertThat(((Value.Person) read.getFirst().change().to()).party().account()).isEqualTo("bob");
  }

  private static String entry(String id, String created, String items) {
    return "{'id':'%s','created':%s,'items':[%s]}".formatted(id, created, items);
  }

  private static String item(
      String fieldId, String from, String fromText, String to, String toText) {
    return "{'field':'%s','fieldId':'%s','fieldtype':'jira','from':%s,'fromString':%s,'to':%s,'toString':%s}"
        .formatted(fieldId, fieldId, orNull(from), orNull(fromText), orNull(to), orNull(toText));
  }

  private static String bare(String field, String from, String to) {
    return "{'field':'%s','fieldtype':'jira','fromString':%s,'toString':%s}"
        .formatted(field, orNull(from), orNull(to));
  }

  private static String custom(String id, String field, String from, String to) {
    return "{'field':'%s','fieldtype':'custom','fieldId':'%s','fromString':%s,'toString':%s}"
        .formatted(field, id, orNull(from), orNull(to));
  }

  private static String orNull(String text) {
    return text.isEmpty() ? "null" : "'" + text + "'";
  }

  private static Change line(String field, String from, String to) {
    return new Change(field, Value.line(from), Value.line(to));
  }

  private static Value names(String... names) {
    return Value.names(List.of(names));
  }

  private List<HistoryEntry> read(String fields, String... entries) {
    return read(history(), fields, entries);
  }

  private JiraHistory history() {
    var dialect = new PlainDialect();
    var values = new JiraValueReader(new TrackerId("t"), dialect, JiraDays.in(ZoneOffset.UTC));
    var people =
        new SeenPeople(
            dialect,
            values,
            key -> {
              asked.add(key);
              return user;
            });
    return new JiraHistory(values, dialect, people, () -> "bridge");
  }

  private static List<HistoryEntry> read(JiraHistory history, String fields, String... entries) {
    try {
      JsonNode issue =
          json(
              "{'fields':{%s},'changelog':{'histories':[%s]}}"
                  .formatted(fields, String.join(",", entries)));
      return history.read(issue, SHOWN, now(issue.path("fields")));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static Map<String, Value> now(JsonNode fields) {
    var values =
        new JiraValueReader(new TrackerId("t"), new PlainDialect(), JiraDays.in(ZoneOffset.UTC));
    Map<String, Value> now = new TreeMap<>();
    SHOWN.types().forEach((id, type) -> now.put(id, values.read(type, fields.path(id))));
    return now;
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
