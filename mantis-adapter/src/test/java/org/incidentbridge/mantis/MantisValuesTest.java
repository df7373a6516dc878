package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.junit.jupiter.api.Test;

/** Versions, due dates and custom fields, each in the form that MantisBT wants. */
final class MantisValuesTest extends MantisTest {

  @Test
  void aVersionIsChosenByNameClearedAndNeverInvented() {
    String id = report("Versions");

    applied(update(id, "version", Value.names(List.of("1.0"))));
    assertThat(mantis.issue(id).field("version")).isEqualTo("1.0");
    applied(update(id, "version", Value.absent()));
    assertThat(mantis.issue(id).field("version")).isEmpty();
    assertThat(refused(update(id, "version", Value.names(List.of("1.00")))).message())
        .contains("has no version '1.00'");
  }

  @Test
  void aVersionThatWasJustAddedIsFound() {
    String id = report("Versions");
    applied(update(id, "version", Value.names(List.of("1.0"))));
    mantis.mantis.admin().addVersion(mantis.project, "2.0", true);
    mantis.pass(java.time.Duration.ofMinutes(2));

    applied(update(id, "version", Value.names(List.of("2.0"))));

    assertThat(mantis.issue(id).field("version")).isEqualTo("2.0");
  }

  @Test
  void dueDatesAreLostWhereTheyAreSwitchedOff() {
    String id = report("Due");
    Value due = new Value.Moment(Instant.parse("2026-04-01T12:00:00Z"));

    assertThat(applied(update(id, "due_date", due)).losses())
        .extracting(Outcome.Loss::field)
        .containsExactly("due_date");
    assertThat(fetch(id).fields()).doesNotContainKey("due_date");
  }

  @Test
  void dueDatesAreSetAndCleared() {
    mantis.mantis.admin().configure("due_date_view_threshold", 10);
    mantis.mantis.admin().configure("due_date_update_threshold", 40);
    String id = report("Due");
    Value due = new Value.Moment(Instant.parse("2026-04-01T12:00:00Z"));

    applied(update(id, "due_date", due));
    assertThat(fetch(id).field("due_date")).isEqualTo(due);
    applied(update(id, "due_date", Value.absent()));
    assertThat(fetch(id).field("due_date")).isEqualTo(Value.absent());
  }

  @Test
  void customFieldsTakeTheFormOfTheirType() {
    custom("Regions", CustomFieldType.MULTILIST, "eu|us|apac");
    custom("Seen", CustomFieldType.DATE, "");
    custom("Customer", CustomFieldType.STRING, "");
    String id = report("Custom");
    Instant seen = Instant.parse("2026-02-01T00:00:00Z");

    applied(update(id, "custom:Regions", Value.names(List.of("eu", "us"))));
    applied(update(id, "custom:Seen", new Value.Moment(seen)));
    applied(update(id, "custom:Customer", Value.line("Acme")));

    assertThat(mantis.issue(id).customFields())
        .containsEntry("Regions", "eu|us")
        .containsEntry("Seen", String.valueOf(seen.getEpochSecond()))
        .containsEntry("Customer", "Acme");
    assertThat(fetch(id).field("custom:Regions")).isEqualTo(Value.names(List.of("eu", "us")));
    assertThat(fetch(id).field("custom:Seen")).isEqualTo(new Value.Moment(seen));
    assertThat(refused(update(id, "custom:Regions", Value.names(List.of("uss")))).message())
        .contains("did you mean 'us'?");
  }

  @Test
  void aCustomFieldThatCannotBeWrittenIsRefusedNotSkipped() {
    int field = custom("Secret", CustomFieldType.STRING, "");
    mantis.mantis.admin().fieldAccess(field, AccessLevel.VIEWER, AccessLevel.ADMINISTRATOR, false);

    assertThat(refused(update(report("x"), "custom:Secret", Value.line("y"))).fields())
        .containsOnlyKeys("custom:Secret");
  }

  private int custom(String name, CustomFieldType type, String values) {
    int field = mantis.mantis.admin().addCustomField(name, type, values, 255);
    mantis.mantis.admin().linkField(field, mantis.project);
    return field;
  }
}
