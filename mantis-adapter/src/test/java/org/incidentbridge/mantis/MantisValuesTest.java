package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.incidentbridge.text.RichText;
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
  void aCategoryThatIsAmongThoseWantedStays() {
    mantis.mantis.admin().addCategory(mantis.project, "Frontend");
    String id = report("Category");
    applied(update(id, "category", Value.names(List.of("Frontend"))));

    var both = applied(update(id, "category", Value.names(List.of("Backend", "Frontend"))));

    assertThat(mantis.issue(id).field("category")).isEqualTo("Frontend");
    assertThat(both.losses())
        .singleElement()
        .satisfies(l -> assertThat(l.message()).endsWith("left out: Backend"));
    applied(update(id, "category", Value.names(List.of("Backend"))));
    assertThat(mantis.issue(id).field("category")).isEqualTo("Backend");
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
    return custom(name, type, values, 255);
  }

  private int custom(String name, CustomFieldType type, String values, int longest) {
    int field = mantis.mantis.admin().addCustomField(name, type, values, longest);
    mantis.mantis.admin().linkField(field, mantis.project);
    return field;
  }

  /** N2: it would be lost for good. */
  @Test
  void whatSomebodyChangesBetweenTwoCallsOfOneWriteIsNotTakenForSomethingThatWasNotTaken() {
    String id = report("Both");
    var writes =
        List.of(
            new Command.FieldWrite("summary", fetch(id).field("summary"), Value.line("Ours")),
            new Command.FieldWrite("tags", Value.absent(), Value.names(List.of("red"))));
    mantis.line.next(
        r -> r.path().endsWith("/tags"),
        r -> {
          mantis.alice().edit(number(id)).set("summary", "Hers").save();
          return mantis.mantis.handle(r);
        });

    Outcome.Receipt receipt = applied(new Command.UpdateFields(target("both", id), writes));

    assertThat(receipt.losses()).isEmpty();
    TicketSnapshot shown = receipt.ticket().orElseThrow();
    assertThat(shown.field("summary")).isEqualTo(Value.line("Hers"));
    assertThat(likeness("summary", Value.line("Ours"), shown)).isEqualTo(Likeness.OTHER);
  }

  /** PostgreSQL keeps no NUL, and XML no control character. */
  @Test
  void controlCharactersAreLeftOutOfAllFields() {
    custom("Customer", CustomFieldType.STRING, "");
    String id = report("Odd");
    String odd = "a\u0000b\u0007c\u001bd";
    for (String field : List.of("summary", "custom:Customer")) {
      applied(update(id, field, Value.line(odd)));
      assertThat(fetch(id).field(field)).isEqualTo(Value.line("abcd"));
      assertThat(likeness(field, Value.line(odd), fetch(id))).isEqualTo(Likeness.TAKEN);
    }
    Value text = Value.body(RichText.plain(odd));
    applied(update(id, "description", text));
    assertThat(fetch(id).field("description").display().strip()).isEqualTo("abcd");
    assertThat(likeness("description", text, fetch(id))).isEqualTo(Likeness.TAKEN);
    applied(comment("odd", id, odd, Visibility.PUBLIC));
    assertThat(mantis.issue(id).notes().getLast().text()).startsWith("abcd");
  }

  /** MantisBT shows them as people, or programs of theirs, sent them. */
  @Test
  void controlCharactersThatAnIssueHasAreNotRead() {
    custom("Customer", CustomFieldType.STRING, "");
    custom("Regions", CustomFieldType.MULTILIST, "e\u0007u|us");
    String odd = "\u001b[31mDisk\u0000  f\u0007ull\r\nnow";
    mantis.mantis.admin().describeUser("alice", "Al\u001bice", "");
    mantis.mantis.admin().access("bridge", AccessLevel.ADMINISTRATOR);
    String id = report(odd);
    mantis.alice().edit(number(id)).custom("Customer", odd).custom("Regions", "e\u0007u").save();
    mantis.alice().tag(number(id), "l\u001babel");
    mantis.people().attach(id, "core\u001b.txt", CONTENT);

    TicketSnapshot ticket = fetch(id);

    assertThat(ticket.field("summary")).isEqualTo(Value.line("[31mDisk  full now"));
    assertThat(ticket.field("custom:Customer")).isEqualTo(Value.line("[31mDisk  full now"));
    assertThat(ticket.field("custom:Regions")).isEqualTo(Value.names(List.of("eu")));
    assertThat(ticket.field("reporter").display()).isEqualTo("Alice");
    assertThat(ticket.field("tags")).isEqualTo(Value.names(List.of("label")));
    assertThat(ticket.talk().attachments().getFirst().name()).isEqualTo("core.txt");
  }

  @Test
  void whatMantisBTMakesOfAValueIsToldFromSomebodysChange() {
    custom("Customer", CustomFieldType.STRING, "");
    String id = report("Long title");
    String title = "Printer on fire ".repeat(20).strip();
    Value text = Value.body(RichText.plain("one & two\n\n* three"));
    applied(update(id, "summary", Value.line(title)));
    applied(update(id, "description", text));
    applied(update(id, "custom:Customer", Value.line(title)));
    TicketSnapshot cut = fetch(id);

    assertThat(likeness("summary", Value.line(title), cut)).isEqualTo(Likeness.TAKEN);
    assertThat(likeness("description", text, cut)).isEqualTo(Likeness.TAKEN);
    assertThat(likeness("custom:Customer", Value.line(title), cut)).isEqualTo(Likeness.TAKEN);

    applied(update(id, "summary", Value.line("Printer on")));
    applied(update(id, "description", Value.body(RichText.plain("one"))));
    applied(update(id, "custom:Customer", Value.line("Printer")));
    TicketSnapshot shortened = fetch(id);

    assertThat(likeness("summary", Value.line(title), shortened)).isEqualTo(Likeness.OTHER);
    assertThat(likeness("description", text, shortened)).isEqualTo(Likeness.OTHER);
    assertThat(likeness("custom:Customer", Value.line(title), shortened)).isEqualTo(Likeness.OTHER);
  }

  @Test
  void aTextThatTheBridgeCutIsItsOwnInEveryField() {
    custom("Log", CustomFieldType.TEXTAREA, "", 0);
    applied(create("a", Map.of()));
    Value text = Value.body(RichText.plain("word ".repeat(20_000).strip()));
    for (String field : List.of("description", "additional_information", "custom:Log")) {
      applied(update("1", field, text));

      assertThat(likeness(field, text, fetch("1"))).as(field).isEqualTo(Likeness.TAKEN);
    }
  }

  private Likeness likeness(String field, Value written, TicketSnapshot ticket) {
    return mantis.tracker().sink().likeness(field, written, ticket);
  }
}
