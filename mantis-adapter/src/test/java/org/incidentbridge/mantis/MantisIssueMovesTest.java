package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.junit.jupiter.api.Test;

/** What becomes of an issue that the bridge moves to another project. */
final class MantisIssueMovesTest extends MantisTest {

  private Command.MoveTicket move(String id) {
    return new Command.MoveTicket(target("move", id), MantisHarness.PROJECT, mantis.elsewhere());
  }

  private int elsewhere() {
    mantis.elsewhere();
    return mantis.other;
  }

  private static List<String> fields(Outcome.Receipt receipt) {
    return receipt.losses().stream().map(Outcome.Loss::field).toList();
  }

  @Test
  void aCategoryOfTheSameNameIsKept() {
    mantis.mantis.admin().addCategory(elsewhere(), "Backend");
    String id = report("Move");
    mantis.alice().edit(number(id)).set("category", "Backend").save();

    Outcome.Receipt receipt = applied(move(id));

    assertThat(fetch(id).field("category")).isEqualTo(Value.line("Backend"));
    assertThat(receipt.losses()).isEmpty();
  }

  @Test
  void aCategoryThatTheProjectDoesNotHaveIsReplacedAndTold() {
    String id = report("Move");
    mantis.alice().edit(number(id)).set("category", "Backend").save();

    Outcome.Receipt receipt = applied(move(id));

    assertThat(fetch(id).field("category")).isEqualTo(Value.line("General"));
    assertThat(receipt.losses())
        .singleElement()
        .satisfies(l -> assertThat(l.field()).isEqualTo("category"))
        .satisfies(l -> assertThat(l.message()).contains("Backend", "General"));
  }

  @Test
  void theConfiguredCategoryGoesBeforeTheFirst() {
    with(Map.of("category", "Triage"));
    mantis.mantis.admin().addCategory(elsewhere(), "Alpha");
    mantis.mantis.admin().addCategory(elsewhere(), "Triage");
    String id = report("Move");
    mantis.alice().edit(number(id)).set("category", "Backend").save();

    applied(move(id));

    assertThat(fetch(id).field("category")).isEqualTo(Value.line("Triage"));
  }

  @Test
  void aVersionThatIsErasedIsTold() {
    mantis.mantis.admin().addVersion(elsewhere(), "1.1", true);
    String id = report("Move");
    mantis.alice().edit(number(id)).set("version", "1.0").save();
    mantis.alice().edit(number(id)).set("fixed_in_version", "1.1").save();

    Outcome.Receipt receipt = applied(move(id));

    assertThat(fields(receipt)).containsExactly("version");
    assertThat(fetch(id).field("version").isAbsent()).isTrue();
    assertThat(fetch(id).field("fixed_in_version").display()).isEqualTo("1.1");
  }

  @Test
  void aCustomFieldThatIsNoLongerShownIsTold() {
    int field = mantis.mantis.admin().addCustomField("Ward", CustomFieldType.STRING, "", 0);
    mantis.mantis.admin().linkField(field, mantis.project);
    String id = report("Move");
    applied(update(id, "Ward", Value.line("12 B")));

    Outcome.Receipt receipt = applied(move(id));

    assertThat(fields(receipt)).containsExactly("custom:Ward");
    assertThat(receipt.losses().getFirst().message()).contains("12 B");
  }

  @Test
  void aMirrorIsNotMovedToWhereItsMarkIsNotSeen() { // N3
    with(Map.of("marker", Map.of("field", "Bridge key")));
    int field = mantis.mantis.admin().addCustomField("Bridge key", CustomFieldType.STRING, "", 255);
    mantis.mantis.admin().linkField(field, mantis.project);
    String id = applied(create("marked", Map.of())).createdId().orElseThrow();

    assertThat(refused(move(id)).message()).contains("mark", mantis.elsewhere());
    mantis.mantis.admin().linkField(field, elsewhere());
    mantis.pass(java.time.Duration.ofHours(2));
    applied(move(id));
    assertThat(fetch(id).marker()).isNotEmpty();
  }

  @Test
  void aProjectInWhichTheBridgeMayNotReportIsRefused() {
    mantis.mantis.admin().access("bridge", elsewhere(), AccessLevel.VIEWER);
    String id = report("Move");

    assertThat(refused(move(id)).message()).contains("may not report", mantis.elsewhere());
    assertThat(fetch(id).head().project()).isEqualTo(MantisHarness.PROJECT);
  }

  @Test
  void nothingButTheProjectAndItsCategoryIsSent() {
    String id = report("Move");
    Command.MoveTicket move = move(id);
    mantis.calls();

    applied(move);

    assertThat(mantis.bodies()).singleElement().asString().contains("project", "category");
  }
}
