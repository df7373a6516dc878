package org.incidentbridge.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.incidentbridge.backtest.Lines.changed;
import static org.incidentbridge.backtest.Lines.line;
import static org.incidentbridge.backtest.Lines.opened;

import java.time.Instant;
import java.util.Set;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryReaderTest {
  private static final String OPENED = opened("2026-03-02T09:00:00Z", "\"status\":\"new\"");

  @Test
  void aLineBecomesATimelineThatKnowsWhatFieldsHeldBefore() throws HistoryException {
    PastIncident read =
        Lines.read(line(OPENED, changed("2026-03-02T10:00:00.5Z", "status", "resolved")));

    assertThat(read.id()).isEqualTo("P-1");
    assertThat(read.key()).isEqualTo("D-1");
    assertThat(read.timeline().begin()).contains(Instant.parse("2026-03-02T09:00:00Z"));
    Event last = read.timeline().events().getLast();
    assertThat(last.at()).isEqualTo("2026-03-02T10:00:00.500Z");
    assertThat(last.by().word()).isEqualTo("staff");
    assertThat(last.what())
        .isEqualTo(
            new Happening.Changed(
                StandardField.STATUS.field(), Value.line("new"), Value.line("resolved"), true));
  }

  @Test
  void eventsMayComeInAnyOrderAndWhatChangesNothingIsLeftOut() throws HistoryException {
    String one = changed("2026-03-02T10:00:00Z", "status", "in-progress");
    String same = changed("2026-03-02T10:30:00Z", "status", "in-progress");
    String two = changed("2026-03-02T11:00:00Z", "status", "closed");

    PastIncident mixed = Lines.read(line(two, same, one, OPENED));

    assertThat(Lines.written(mixed)).isEqualTo(Lines.written(Lines.read(line(OPENED, one, two))));
  }

  @Test
  void whatIsWrittenIsReadAsItWas() throws HistoryException {
    PastIncident read =
        Lines.read(
            line(
                opened(
                    "2026-03-02T10:00:00+01:00",
                    "\"labels\":[\"b\",\"a\"],\"due\":\"2026-03-05T00:00:00Z\",\"custom:effect\":\"loss\",\"description\":\"It \\\"fails\\\"\",\"assignee\":{\"key\":\"k\",\"name\":\"Kim\",\"email\":\"kim@home.example\"}"),
                "{\"at\":\"2026-03-02T12:00:00Z\",\"kind\":\"comment\",\"by\":\"staff\",\"public\":true,\"toReporter\":false,\"text\":\"Done\",\"ticket\":{\"tracker\":\"eng\",\"key\":\"E-7\"}}",
                "{\"at\":\"2026-03-02T12:00:01Z\",\"kind\":\"file\",\"by\":\"automatic\",\"name\":\"a.log\"}",
                "{\"at\":\"2026-03-02T12:00:02Z\",\"kind\":\"acknowledged\",\"by\":\"staff\",\"obligation\":\"call\",\"how\":\"phone\"}"));

    PastIncident again = Lines.read(Lines.written(read));

    assertThat(again.timeline().events()).isEqualTo(read.timeline().events());
    assertThat(Lines.written(again)).isEqualTo(Lines.written(read));
  }

  @Test
  void textsAreLeftOutUnlessTheyAreWanted() throws HistoryException {
    PastIncident read =
        Lines.read(
            line(
                opened("2026-03-02T09:00:00Z", "\"description\":\"SECRET\""),
                "{\"at\":\"2026-03-02T12:00:00Z\",\"kind\":\"comment\",\"by\":\"staff\",\"text\":\"SECRET\"}"));

    assertThat(Lines.written(read, false, ticket -> Set.of()))
        .doesNotContain("SECRET")
        .contains("\"description\":\"…\"");
  }

  @Test
  void restrictedFieldsAndThePeopleTheyNameAreNotWrittenN5() throws HistoryException {
    PastIncident read =
        Lines.read(
            line(
                opened(
                    "2026-03-02T09:00:00Z",
                    "\"service\":\"SECRET\",\"assignee\":\"bob@home.example\""),
                changed("2026-03-02T10:00:00Z", "service", "SECRET too"),
                changed("2026-03-02T11:00:00Z", "status", "resolved")));
    Set<org.incidentbridge.model.FieldName> kept =
        Set.of(StandardField.SERVICE.field(), StandardField.ASSIGNEE.field());

    assertThat(Lines.written(read, true, ticket -> kept))
        .doesNotContain("SECRET")
        .doesNotContain("bob@")
        .contains("ann@acme.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":1}                                     | id is '1', not a text
          []                                           | the line is a list, not an object
          {"id":"a","x":1}                             | a history has no 'x'
          {"id":"a","events":[]}                       | 'origin' has to come before 'events'
          {"id":"a"                                    | this is no JSON
          {"id":"a                                     | this is no JSON
          {"id":"a"} {}                                | something follows the history
          {"id":"a","origin":{"tracker":"No"}}         | tracker name 'No'
          {"id":"a","origin":{"tracker":"d"}}          | origin lacks its key
          {"id":"a","origin":{"tracker":"d","key":"1"}}| the history has no 'events'
          {"id":"a","origin":{"tracker":"d","key":"1"},"events":[]} | no event of kind 'opened'
          """)
  void aLineThatIsNoHistoryIsToldInWords(String line, String why) {
    assertThatThrownBy(() -> Lines.read(line))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "kind":"comment","by":"staff"                                        | has no 'at'
          "at":"yesterday","kind":"comment","by":"staff"                       | at is 'yesterday', no point in time
          "at":"2026-02-30T00:00:00Z","kind":"comment","by":"staff"            | no point in time
          "at":"2026-03-02T09:00:00Z","by":"staff"                             | has no 'kind'
          "at":"2026-03-02T09:00:00Z","kind":"said","by":"staff"               | kind is 'said', none of opened
          "at":"2026-03-02T09:00:00Z","kind":"comment"                         | has no 'by'
          "at":"2026-03-02T09:00:00Z","kind":"comment","by":"me"               | by is 'me', none of reporter
          "at":"2026-03-02T09:00:00Z","kind":"comment","by":"staff","public":1 | public is '1', not true or false
          "at":"2026-03-02T09:00:00Z","kind":"changed","by":"staff","to":"x"   | the change has no 'field'
          "at":"2026-03-02T09:00:00Z","kind":"changed","by":"staff","field":"stat","to":"x"   | there is no field 'stat'
          "at":"2026-03-02T09:00:00Z","kind":"changed","by":"staff","field":"status","to":"x" | status cannot be 'x'; use one of new
          "at":"2026-03-02T09:00:00Z","kind":"changed","by":"staff","field":"due","to":"x"    | due is 'x', no point in time
          "at":"2026-03-02T09:00:00Z","kind":"changed","by":"staff","field":"title","to":["x"]| title cannot be a list
          "at":"2026-03-02T09:00:00Z","kind":"file","by":"staff"               | has no 'name'
          "at":"2026-03-02T09:00:00Z","kind":"comment","by":"staff","when":1   | an event has no 'when'
          """)
  void anEventThatIsNoneIsToldInWords(String event, String why) {
    assertThatThrownBy(() -> Lines.read(line(OPENED, "{" + event + "}")))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining(why);
  }
}
