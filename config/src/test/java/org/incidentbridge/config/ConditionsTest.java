package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Form;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.ConditionVariables;
import org.incidentbridge.policy.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
  private static final TrackerId ENG = new TrackerId("eng");
  private static final TicketState.Place PLACE =
      new TicketState.Place("ENG-1", java.net.URI.create("https://x.example/1"), "ENG", "Bug");

  private final Problems problems = new Problems();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incident.title == 'Router down' && incident.level == 3",
        "'net' in incident.labels && size(incident.labels) == 2",
        "incident.labels.exists(l, l.startsWith('n'))",
        "incident.custom.contract == 'gold'",
        "'contract' in incident.custom && !('other' in incident.custom)",
        "incident.due > timestamp('2026-01-01T00:00:00Z')",
        "incident.priority in ['urgent', 'high']",
        "incident.title.matches('(?i)ROUTER')",
        "incident.resolution == 'unresolved' && incident.components == []",
        "ticket.project == 'ENG' && ticket.type == 'Bug' && ticket.tracker == 'eng'",
        "ticket.key.endsWith('-1')",
        "has(incident.title)",
        "incident.level >= 3.0 || true",
        "true",
        "  true "
      })
  void holds(String text) {
    Condition condition = compile(text);

    assertThat(problems.all()).isEmpty();
    assertThat(condition.test(variables())).isEqualTo(new Condition.Answer(true, ""));
    assertThat(condition.text()).isEqualTo(text.strip());
  }

  @Test
  void doesNotHoldAndHasNoProblem() {
    assertThat(compile("incident.level < 3").test(variables()))
        .isEqualTo(new Condition.Answer(false, ""));
  }

  @Test
  void whatCannotBeComputedDoesNotHoldAndSaysWhy() {
    Condition.Answer answer = compile("incident.custom.missing == 'x'").test(variables());

    assertThat(answer.holds()).isFalse();
    assertThat(answer.problem()).contains("incident.custom.missing == 'x'").contains("missing");
  }

  @Test
  void workIsBounded() {
    String list = "[" + "1,".repeat(30) + "1]";
    String nested =
        "%s.all(a, %s.all(b, %s.all(c, %s.all(d, true))))".formatted(list, list, list, list);
    Condition.Answer answer = compile(nested).test(variables());

    assertThat(answer.holds()).isFalse();
    assertThat(answer.problem()).contains("budget");
  }

  @Test
  void overlongTextIsRefused() {
    compile("incident.title == '" + "x".repeat(20_000) + "'");

    assertThat(problems.all()).hasSize(1);
  }

  @Test
  void conditionsOverClosedListsOfWordsAreComparedExactly() {
    Condition bugs = compile("incident.requestClass == 'bug'");
    Condition others = compile("incident.requestClass != 'bug' && incident.level > 1");
    Condition urgent = compile("incident.priority == 'urgent'");

    assertThat(Overlap.possible(bugs, others)).isFalse();
    assertThat(Overlap.possible(bugs, urgent)).isTrue();
    assertThat(Overlap.possible(bugs, compile("incident.title == 'x'"))).isTrue();
  }

  @Test
  void conditionsOverNamedProjectsAreComparedExactly() {
    Condition bugs = compile("ticket.project == 'Bugs' && incident.status != 'closed'");
    Condition changes = compile("ticket.project in ['Changes', 'Moves']");
    Condition others = compile("ticket.project != 'Bugs' && ticket.project != \"Changes\"");

    assertThat(Overlap.possible(bugs, changes)).isFalse();
    assertThat(Overlap.possible(bugs, others)).isFalse();
    assertThat(Overlap.possible(changes, others)).isTrue();
    assertThat(Overlap.possible(bugs, compile("ticket.project.startsWith('C')"))).isTrue();
    assertThat(Overlap.possible(bugs, compile("'Changes' == ticket.project"))).isTrue();
    assertThat(Overlap.possibleIn("Changes", bugs)).isFalse();
    assertThat(Overlap.possibleIn("Bugs", bugs)).isTrue();
    assertThat(Overlap.possibleIn("Other", others)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "(incident.priority) == ('hihg') ; hihg ; 25",
        "incident.priority == 'high' || 'lwo' == (incident.priority) ; lwo ; 32",
        "!('🔥' in incident.labels) && incident.priority in ['low', ('hihg')] ; hihg ; 61",
        "incident.labels.exists(l, l == 'x' && incident.status != 'nwe') ; nwe ; 58",
        "'a' == 'b' ? incident.level == 1 : incident.status == 'clo\\'sed' ; clo'sed ; 55",
      })
  void aWordThatNoTicketHasIsFoundWhereverItStands(String text, String word, int column) {
    compile(text);

    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().getFirst().column()).isEqualTo(column);
    assertThat(problems.all().getFirst().message()).startsWith("'" + word + "' is no ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incident.title == \"incident.status == 'nwe'\"",
        "true // incident.status == 'nwe'",
        "incident.custom.status == 'nwe' || incident.title == 'nwe'",
        "incident.status.startsWith('nwe') || incident.status == ''",
        "incident.title in ['nwe'] && 'nwe' in incident.labels"
      })
  void whatOnlyLooksLikeAWordIsLeftAlone(String text) {
    compile(text);

    assertThat(problems.all()).isEmpty();
  }

  private Condition compile(String text) {
    SourceFile file = new SourceFile("x.yaml", List.of(text));
    return Conditions.compile(
        problems, new Scalar(new Position(file, 1, 1), text, text, Form.TEXT), "when", Map.of());
  }

  private static Map<String, Object> variables() {
    Map<FieldName, Value> values = new TreeMap<>();
    values.put(StandardField.TITLE.field(), Value.line("Router down"));
    values.put(StandardField.LEVEL.field(), Value.line("L3"));
    values.put(StandardField.PRIORITY.field(), Value.line("high"));
    values.put(StandardField.LABELS.field(), Value.names(List.of("net", "core")));
    values.put(StandardField.DUE.field(), new Value.Moment(Instant.parse("2026-11-20T12:00:00Z")));
    values.put(new FieldName("custom:contract"), Value.line("gold"));
    return ConditionVariables.of(values, ENG, PLACE);
  }
}
