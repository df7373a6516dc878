package org.incidentbridge.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.People;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.spi.TicketSnapshot;
import org.junit.jupiter.api.Test;

class NormaliserTest {

  private static final TrackerId DESK = new TrackerId("desk");
  private static final TrackerId ENG = new TrackerId("eng");
  private static final FieldName RESOLUTION = StandardField.RESOLUTION.field();
  private static final FieldName STATUS = StandardField.STATUS.field();
  private static final FieldName ASSIGNEE = StandardField.ASSIGNEE.field();

  private static Map<String, String> words(String... pairs) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      words.put(pairs[i], pairs[i + 1]);
    }
    return words;
  }

  private static Normaliser with(FieldName field, FieldKind kind, Map<String, String> words) {
    return with(field, kind, words, People.NONE);
  }

  private static Normaliser with(
      FieldName field, FieldKind kind, Map<String, String> words, People people) {
    var term = new Term("raw", kind, new ValueMap(words), false);
    return new Normaliser(new Vocabulary(DESK, new TreeMap<>(Map.of(field, term))), people);
  }

  private static TicketSnapshot showing(Value value) {
    var stamp = new TicketSnapshot.Stamp("1", Instant.EPOCH);
    var head = new TicketSnapshot.Head("1", URI.create("http://localhost/1"), "P", "", stamp);
    return new TicketSnapshot(
        new TicketRef(DESK, "1"),
        head,
        new TreeMap<>(Map.of("raw", value)),
        TicketSnapshot.Talk.NONE,
        "");
  }

  @Test
  void wordsAreTranslatedWithoutRegardToCase() {
    var normaliser = with(STATUS, FieldKind.WORD, words("In Arbeit", "in-progress"));
    assertThat(normaliser.read(showing(Value.line("in arbeit"))).values())
        .containsEntry(STATUS, Value.line("in-progress"));
  }

  @Test
  void ofSeveralTrackerWordsTheFirstIsWritten() {
    var normaliser =
        with(STATUS, FieldKind.WORD, words("Assigned", "in-progress", "Confirmed", "in-progress"));
    assertThat(normaliser.write(STATUS, Value.line("in-progress")))
        .contains(Value.line("Assigned"));
  }

  @Test
  void aWordThatAlreadySaysWhatIsWantedStays() {
    var normaliser =
        with(STATUS, FieldKind.WORD, words("Assigned", "in-progress", "Confirmed", "in-progress"));
    assertThat(normaliser.write(STATUS, Value.line("in-progress"), Value.line("Confirmed")))
        .contains(Value.line("Confirmed"));
  }

  @Test
  void namesThatAlreadySayWhatIsWantedStay() {
    FieldName labels = StandardField.LABELS.field();
    var normaliser =
        with(labels, FieldKind.NAMES, words("API", "backend", "Server", "backend", "UI", "web"));
    assertThat(
            normaliser.write(
                labels,
                Value.names(List.of("backend", "web", "new")),
                Value.names(List.of("server", "old"))))
        .contains(Value.names(List.of("UI", "new", "server")));
    assertThat(
            normaliser.write(
                labels, Value.names(List.of("web")), Value.names(List.of("API", "Server"))))
        .contains(Value.names(List.of("UI")));
  }

  @Test
  void aWordWithoutTranslationIsAProblemOfThatFieldOnly() {
    var reading =
        with(STATUS, FieldKind.WORD, words("Open", "new")).read(showing(Value.line("Weird")));
    assertThat(reading.values()).isEmpty();
    assertThat(reading.problems().get(STATUS)).contains("Weird", "vocabulary.status", "desk");
  }

  @Test
  void aWordOfAClosedListThatStandsThereAsItIsHasToBeOneOfIt() {
    FieldName level = StandardField.LEVEL.field();
    var normaliser = with(level, FieldKind.WORD, Map.of());
    assertThat(normaliser.read(showing(Value.line("L2"))).values())
        .containsEntry(level, Value.line("L2"));
    var reading = normaliser.read(showing(Value.line("Level 2")));
    assertThat(reading.values()).isEmpty();
    assertThat(reading.problems().get(level)).contains("Level 2", "vocabulary.level");
  }

  @Test
  void wordsOfAFieldThatNothingSyncsAreNobodysProblem() {
    var normaliser = with(STATUS, FieldKind.WORD, Map.of());
    assertThat(normaliser.read(showing(Value.line("Backlog"))).problems()).isEmpty();
  }

  @Test
  void conditionsSeeALevelThatIsNoneAsUnknown() {
    FieldName level = StandardField.LEVEL.field();
    var place = new TicketState.Place("D-1", URI.create("http://localhost/1"), "P", "");
    for (var shown : Map.of("L0", 0L, "L4", 4L, "Level 2", -1L, "2", -1L, "L", -1L).entrySet()) {
      var variables = ConditionVariables.of(Map.of(level, Value.line(shown.getKey())), DESK, place);
      assertThat((Map<?, ?>) variables.get("incident"))
          .extracting("level")
          .isEqualTo(shown.getValue());
    }
  }

  @Test
  void aFieldThatWasNotReadStaysUnread() {
    var ticket = showing(Value.line("x")).withFields(Map.of());
    assertThat(with(STATUS, FieldKind.WORD, words("Open", "new")).read(ticket).values()).isEmpty();
  }

  @Test
  void theWordForNothingIsTheSameAsAnEmptyField() {
    var normaliser = with(RESOLUTION, FieldKind.WORD, words("open", "unresolved", "done", "fixed"));
    assertThat(normaliser.read(showing(Value.line("open"))).values())
        .containsEntry(RESOLUTION, Value.absent());
    assertThat(normaliser.write(RESOLUTION, Value.absent())).contains(Value.line("open"));
  }

  @Test
  void aTrackerWithoutAWordForNothingKeepsTheFieldEmpty() {
    var normaliser = with(RESOLUTION, FieldKind.WORD, words("Done", "fixed"));
    assertThat(normaliser.write(RESOLUTION, Value.absent())).contains(Value.absent());
  }

  @Test
  void peopleAreMatchedByTableAndNeverInvented() {
    var entry = new People.Entry("Jo", "jo@example.com", Map.of(DESK, "jo1", ENG, "acc-9"));
    var normaliser = with(ASSIGNEE, FieldKind.PERSON, Map.of(), new People(List.of(entry)));
    var seen = new Value.Person(Party.of(DESK, "jo1", "J. Doe", ""));
    var canonical = normaliser.read(showing(seen)).values().get(ASSIGNEE);
    assertThat(canonical).isEqualTo(new Value.Person(new Party("person:Jo", "Jo", "", "")));
    var stranger = new Value.Person(Party.of(ENG, "acc-1", "Stranger", ""));
    var written = (Value.Person) normaliser.write(ASSIGNEE, stranger).orElseThrow();
    assertThat(written.party().account()).isEmpty();
  }
}
