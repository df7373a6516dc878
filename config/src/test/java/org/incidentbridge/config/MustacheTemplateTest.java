package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.notice.Template;
import org.incidentbridge.notice.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wording tells, and what goes with it. */
class MustacheTemplateTest {

  private static final String TEXT =
      "{{title}}{{#custom.estimate}} by {{custom.estimate}}{{/custom.estimate}}{{service.queue}}";

  private static Template template(String text) {
    var at = new Position(new SourceFile("", List.of(text)), 1, 1);
    return MustacheTemplate.plain(new Problems(), new Scalar(at, text, text, Yaml.Form.TEXT), "")
        .orElseThrow();
  }

  @Test
  void factsOfServicesAndOfAdminsFieldsAreFilledByTheirWholeNames() {
    assertThat(
            template(TEXT)
                .fill(Map.of("title", "Mail", "custom.estimate", "May", "service.queue", " q")))
        .isEqualTo("Mail by May q");
    assertThat(template(TEXT).fill(Map.of("title", "Mail"))).isEqualTo("Mail");
  }

  @Test
  void itKnowsWhatItTellsAndWhatOfThatWithoutAskingWhetherItIsThere() {
    assertThat(template(TEXT).names())
        .containsExactlyInAnyOrder("title", "custom.estimate", "service.queue");
    assertThat(MustacheTemplate.unguarded(TEXT))
        .containsExactlyInAnyOrder("title", "service.queue");
    assertThat(MustacheTemplate.unguarded("{{#broken")).isEmpty();
  }

  /** N5, M13: a webhook sends all facts of a notice. */
  @Test
  void aNoticeHoldsDiscreetFactsOnlyIfItsWordingTellsThem() {
    var facts = Map.of("title", "Mail", "custom.estimate", "May", "workaround", "Fax");
    var wording = new Templates.Wording(template("{{title}}"), template(TEXT));

    assertThat(
            new Templates(new TreeMap<>(Map.of("all", wording)))
                .content("all", facts)
                .orElseThrow()
                .facts())
        .containsOnlyKeys("title", "custom.estimate");
  }

  /** N12. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{}}", "{{ }}", "{{&}}", "{{#}}", "{{/}}", "{{^}}", "{{!}", "{{{}}}", "{{=}}", "{{="
      })
  void whatIsNoTemplateIsAProblemOrNothingAtAll(String text) {
    var problems = new Problems();
    var at = new Position(new SourceFile("", List.of(text)), 1, 1);

    var template =
        MustacheTemplate.plain(problems, new Scalar(at, text, text, Yaml.Form.TEXT), "templates.a");

    assertThat(template.isPresent()).isEqualTo(problems.all().isEmpty());
    assertThat(MustacheTemplate.named(text)).allMatch(String::isBlank);
  }
}
