package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that conditions, texts and steps take from the pack or its configuration. */
class NamesOfThePackTest {

  private static final String PACK =
      """
      pack: ours
      clocks:
        response: { start: created, stop: responded, targets: { otherwise: 1h } }
      steps:
        late: { at: breach of response, when: '%s', do: %s }
      plans: { vip: { coverage: 24x7 } }
      organisations: { globex: { domains: [ globex.example ], plan: vip } }
      services:
        print: { owner: ann@acme.example, people: { expert: bob@acme.example }, queue: q, custom: { floor: "3" } }
      """;

  private static final String FIELDS =
      "vocabulary: { fields: { \"custom:review\": Review, \"custom:contract\": { field: Contract,"
          + " restricted: true } } }";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customer.plan == \"vipp\"|'vipp' is no plan of the pack|vip",
        "customer.plan in [\"vip\", \"vpi\"]|'vpi' is no plan of the pack|vip",
        "customer.name == \"globx\"|'globx' is no organisation of the pack|globex",
        "service.name != \"prnit\"|'prnit' is no service of the pack|print",
        "event.field == \"statsu\"|'statsu' is no field of a ticket|status",
        "size(service.people.onwer) > 0|there is nothing called 'onwer' in service.people|owner",
        "\"a@b.c\" in service.people[\"exprt\"]|there is nothing called 'exprt' in service.people|expert",
        "service.custom.flor == \"3\"|there is nothing called 'flor' in service.custom|floor",
        "\"flor\" in service.custom|there is nothing called 'flor' in service.custom|floor",
        "event.obligation == \"cal\"|'cal' is no obligation of the pack|"
      })
  void aNameThatIsNotThereIsWarnedOfWhereItStands(String when, String message, String meant)
      throws IOException {
    assertThat(alone(when, "{ comment: Late }"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.isError()).isFalse();
              assertThat(p.path()).isEqualTo("steps.late.when");
              assertThat(p.line()).isEqualTo(5);
              assertThat(p.message()).isEqualTo(message);
              assertThat(p.suggestion())
                  .isEqualTo(
                      meant == null
                          ? "the pack has none; add it"
                          : "did you mean '" + meant + "'?");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer.plan == \"vip\" || customer.plan != \"\" || customer.name == \"globex\"",
        "service.name == \"print\"",
        "event.field in [\"status\", \"custom:anything\"] && event.tracker == \"anything\"",
        "\"a@b.c\" in service.people[\"expert\"] || \"a@b.c\" in service.people.delegate",
        "\"floor\" in service.custom && service.custom.floor == \"3\" || \"systemOfRecord\" in service.custom"
      })
  void aNameThatIsThereIsNot(String when) throws IOException {
    assertThat(alone(when, "{ comment: Late }")).isEmpty();
  }

  @Test
  void aServiceMayBeOneThatNobodyWroteDownWhereNoneIs() throws IOException {
    String pack = PACK.formatted("service.name == \"x\" && customer.name == \"y\"", "raise");
    String bare =
        pack.lines().filter(l -> !l.matches("(plans|org|serv|  print).*")).toList().stream()
            .reduce("", (a, b) -> a + b + "\n")
            .replace("raise", "{ comment: Late }");

    assertThat(load(bare)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{service.qeue}}|no service of the pack has 'qeue', so that this is always empty|queue",
        "{{#service.flor}}x{{/service.flor}}|no service of the pack has 'flor', so that this is always empty|floor",
        "{{service.phone}}|no service of the pack has 'phone', so that this is always empty|",
      })
  void aFactThatNoServiceHasIsWarnedOf(String text, String message, String meant)
      throws IOException {
    assertThat(alone("true", "{ comment: \"" + text + "\" }"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.isError()).isFalse();
              assertThat(p.line()).isEqualTo(5);
              assertThat(p.message()).isEqualTo(message);
              assertThat(p.suggestion())
                  .isEqualTo(
                      meant == null
                          ? "known: floor, queue, systemOfRecord"
                          : "did you mean '" + meant + "'?");
            });
  }

  @Test
  void aFactOfAServiceOrOneThatMayBeLeftOutIsNot() throws IOException {
    assertThat(
            alone(
                "true",
                "{ comment: \"{{service.queue}} {{service.floor}} {{service.systemOfRecord}}"
                    + " {{#service.phone}}x{{/service.phone}} {{custom.any}}\" }"))
        .isEmpty();
  }

  @Test
  void aTrackerAndAFieldOfTheConfigurationAreHeldAgainstIt() throws IOException {
    assertThat(
            configured(
                "event.tracker == \"eng\" || event.field == \"custom:review\"",
                "{ put: { \"custom:review\": x } }"))
        .isEmpty();
    assertThat(
            configured(
                "event.tracker == \"egn\" || event.field == \"custom:revew\"",
                "{ put: { \"custom:revew\": x } }"))
        .extracting(p -> p.message() + "; " + p.suggestion())
        .containsExactly(
            "'egn' is no tracker of the configuration; did you mean 'eng'?",
            "'custom:revew' is no field of a ticket; did you mean 'custom:review'?",
            "custom:revew is mapped in no tracker, so that no ticket shows it; did you mean"
                + " 'custom:review'?");
  }

  /** M10: what a pack keeps for its own conditions need not stand on a ticket. */
  @Test
  void aFieldThatAConditionReadsMayBeThePacksOwn() throws IOException {
    String reads = "\"own\" in incident.custom && incident.custom.own == \"x\"";

    assertThat(configured(reads, "{ put: { \"custom:own\": x } }")).isEmpty();
    assertThat(configured(reads, "{ put: { \"custom:ow\": x } }")).hasSize(1);
  }

  @Test
  void aFactThatANoticeNeverHasIsWarnedOf() throws IOException {
    String notices =
        """
        templates:
          t: { subject: "{{custom.contract}}", text: "{{custom.revew}} {{custom.review}} {{custom.own}} {{#custom.else}}x{{/custom.else}}" }
        """;

    assertThat(
            configured(
                "true",
                "[ { put: { \"custom:own\": x } }, { comment: \"{{custom.contract}}\" } ]",
                notices))
        .extracting(p -> p.path() + ": " + p.message() + "; " + p.suggestion())
        .containsExactly(
            "templates.t.subject: 'custom.contract' is always empty in a notice, since custom:contract"
                + " is restricted in eng; take it out, or lift the restriction",
            "templates.t.text: no tracker has a field custom:revew, so that this is always empty;"
                + " did you mean 'custom.review'?");
  }

  /** N5. */
  @Test
  void aTemplateOfTheConfigurationIsLookedAtToo() throws IOException {
    String rest =
        "routes: []\ntemplates: { breach: { text: '{{#custom.contract}}x{{/custom.contract}}{{title}}' } }\n";

    assertThat(TwoTrackers.told(TwoTrackers.load(folder, FIELDS, "", rest)))
        .contains(
            "templates.breach.text: 'custom.contract' is always empty in a notice, since"
                + " custom:contract is restricted in eng");
  }

  private List<ConfigProblem> alone(String when, String action) throws IOException {
    return load(PACK.formatted(when, action));
  }

  private List<ConfigProblem> load(String pack) throws IOException {
    Path file = Files.writeString(folder.resolve("ours.yaml"), pack);
    LoadedPolicy loaded = PolicyLoader.load(List.of(file), Map.of());
    assertThat(loaded.problems()).noneMatch(ConfigProblem::isError);
    return loaded.problems();
  }

  private List<ConfigProblem> configured(String when, String action) throws IOException {
    return configured(when, action, "");
  }

  private List<ConfigProblem> configured(String when, String action, String more)
      throws IOException {
    Files.writeString(folder.resolve("ours.yaml"), PACK.formatted(when, action) + more);
    Loaded loaded = TwoTrackers.load(folder, FIELDS, "", "routes: []\npolicy: ours.yaml\n");
    return loaded.problems().stream().filter(p -> p.file().endsWith("ours.yaml")).toList();
  }
}
