package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.incidentbridge.jira.shared.FieldType;
import org.incidentbridge.jira.shared.JiraDays;
import org.incidentbridge.jira.shared.JiraLinkKinds;
import org.incidentbridge.jira.shared.JiraTranslator;
import org.incidentbridge.jira.shared.JiraValueReader;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketLink.Kind;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JiraTranslatorTest {

  private static final TrackerId TRACKER = new TrackerId("engineering");
  private final JiraValueReader values =
      new JiraValueReader(TRACKER, new CloudDialect(), JiraDays.in(ZoneOffset.UTC));

  @ParameterizedTest
  @MethodSource("shapes")
  void everyShapeOfAValueIsRead(FieldType type, String json, Value expected) {
    assertThat(values.read(type, json(json))).isEqualTo(expected);
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of(FieldType.LINE, "'x'", Value.line("x")),
        Arguments.of(FieldType.LINE, "null", Value.absent()),
        Arguments.of(FieldType.LINE, "''", Value.absent()),
        Arguments.of(FieldType.LINE, "'2026-01-02'", Value.line("2026-01-02")),
        Arguments.of(FieldType.NAMED, "{'id':'3','name':'High'}", Value.line("High")),
        Arguments.of(FieldType.OPTION, "{'id':'3','value':'SEV1'}", Value.line("SEV1")),
        Arguments.of(FieldType.LABELS, "['b','a']", Value.names(List.of("a", "b"))),
        Arguments.of(FieldType.LABELS, "[]", Value.absent()),
        Arguments.of(FieldType.NAMED_LIST, "[{'name':'1.0'}]", Value.names(List.of("1.0"))),
        Arguments.of(FieldType.OPTIONS, "[{'value':'EU'}]", Value.names(List.of("EU"))),
        Arguments.of(FieldType.NUMBER, "5.0", Value.line("5")),
        Arguments.of(FieldType.NUMBER, "1.25", Value.line("1.25")),
        Arguments.of(
            FieldType.DATE,
            "'2026-01-02'",
            new Value.Moment(Instant.parse("2026-01-02T00:00:00Z"))),
        Arguments.of(
            FieldType.DATETIME,
            "'2026-01-02T10:00:00.000+0100'",
            new Value.Moment(Instant.parse("2026-01-02T09:00:00Z"))),
        Arguments.of(
            FieldType.USER,
            "{'accountId':'712020:a','displayName':'Ann'}",
            new Value.Person(Party.of(TRACKER, "712020:a", "Ann", ""))),
        Arguments.of(FieldType.OTHER, "{'value':'A','child':{'value':'B'}}", Value.line("A")));
  }

  @ParameterizedTest
  @CsvSource({
    "Duplicate, outwardIssue, DUPLICATE_OF",
    "Duplicate, inwardIssue, HAS_DUPLICATE",
    "Blocks, outwardIssue, BLOCKS",
    "Blocks, inwardIssue, BLOCKED_BY",
    "Relates, outwardIssue, RELATED",
    "Problem/Incident, inwardIssue, RELATED"
  })
  void linksAreReadFromTheSideThatListsThem(String type, String side, Kind expected) {
    JsonNode fields =
        json("{'issuelinks':[{'type':{'name':'" + type + "'},'" + side + "':{'id':'7'}}]}");

    assertThat(JiraLinkKinds.read(fields)).containsExactly(new TicketLink(expected, "7"));
  }

  @Test
  void parentsAndSubtasksAreLinksToo() {
    JsonNode fields = json("{'parent':{'id':'1'},'subtasks':[{'id':'2'}]}");

    assertThat(JiraLinkKinds.read(fields))
        .containsExactly(new TicketLink(Kind.CHILD_OF, "1"), new TicketLink(Kind.PARENT_OF, "2"));
  }

  @Test
  void theVersionDoesNotDependOnTheSitesZone() {
    assertThat(JiraTranslator.rawVersion(updated("2026-03-02T10:00:00.001+0100")))
        .isEqualTo(JiraTranslator.rawVersion(updated("2026-03-02T09:00:00.001+0000")))
        .isNotEqualTo(JiraTranslator.rawVersion(updated("2026-03-02T09:00:00.002+0000")));
  }

  @Test
  void onlyTheBridgesMarkerIsOne() {
    assertThat(JiraTranslator.marker(json("{'properties':{'incident-bridge':{'key':'x'}}}")))
        .isEmpty();
    assertThat(
            JiraTranslator.marker(
                json("{'properties':{'incident-bridge':{'key':'ib-abcdefghij234567'}}}")))
        .isEqualTo("ib-abcdefghij234567");
  }

  private static JsonNode updated(String time) {
    return json("{'fields':{'updated':'" + time + "'}}");
  }

  private static JsonNode json(String text) {
    try {
      return Connection.JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(text, broken);
    }
  }
}
