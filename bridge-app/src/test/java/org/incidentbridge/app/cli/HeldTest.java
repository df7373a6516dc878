package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.Command.UpdateFields;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Outbox.Retry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that a tracker refuses, each for the same reason. */
final class HeldTest {

  private static final int REPORTED = 7;

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers().making("Nonsense");
  private Path config;

  @BeforeEach
  void refuse() {
    config = trackers.configuration(dir);
    IntStream.rangeClosed(1, REPORTED).forEach(n -> trackers.report("ticket " + n));
    assertThat(on("sync").code()).isEqualTo(1);
  }

  @AfterEach
  void stop() {
    trackers.close();
  }

  @Test
  void theyAreListedByReasonWithTheTicketsTheyComeFrom() throws IOException {
    String reason = on("retry", "--json").json().path("held").path(0).path("message").asText();
    assertThat(reason)
        .hasSizeGreaterThan(60)
        .doesNotContain("{", "=")
        .containsOnlyOnce("issuetype");

    String status = on("status").out();
    String retry = on("retry").out();

    assertThat(status).contains(REPORTED + " held for engineering: ").contains("and 2 more");
    assertThat(status.split("create  engineering \\(new in ENG\\)  for helpdesk ", -1)).hasSize(6);
    assertThat(retry.split("create  engineering \\(new in ENG\\)  for helpdesk ", -1)).hasSize(8);
    for (String text : new String[] {status, retry, on("explain", "helpdesk:1").out()}) {
      assertThat(text).contains(reason.replace("engineering: ", ""));
    }
  }

  @Test
  void reasonsThatDifferOnlyInTheCommandThatTheyNameStandTogether() {
    try (Store store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.EDIT)) {
      store.inTransaction(
          tables -> {
            for (var entry : tables.outbox().held()) {
              var key = entry.planned().command().target().key();
              tables.outbox().release(key, Instant.now());
              tables
                  .outbox()
                  .hold(key, State.SENT, "the ticket with marker " + key + " is not there");
            }
            return tables;
          });
    }

    assertThat(on("status").out())
        .contains(REPORTED + " held for engineering: the ticket with marker KEY is not there");
  }

  @Test
  void scriptsAreToldTheTicketTheyComeFrom() throws IOException {
    var held = on("status", "--json").json().path("held").path(0);

    assertThat(held.path("origin").asText()).startsWith("helpdesk ");
    assertThat(held.path("state").asText()).isEqualTo("held");
  }

  @Test
  void aPlanDoesNotCountThemAsToBeDone() throws IOException {
    Answer only = on("plan");
    assertThat(only.code()).isEqualTo(1);
    assertThat(only.out())
        .contains("Nothing to do but what is held", REPORTED + " held for engineering: ")
        .contains("bridge retry KEY")
        .doesNotContain("Do it with");

    trackers.report("one more");
    var plan = on("plan", "--json").json();

    assertThat(plan.path("commands")).hasSize(1);
    assertThat(plan.path("held")).hasSize(REPORTED);
    assertThat(plan.path("calls").asInt())
        .isEqualTo(plan.path("commands").path(0).path("calls").asInt());
  }

  @Test
  void retryAllLeavesHeldWhatHasNoTrackerAnyMore() throws IOException {
    String whole = Files.readString(config);
    String without =
        whole
            .replaceFirst("(?s)  engineering:\n.*?\nroutes:", "routes:")
            .replaceFirst("(?s)routes:\n.*?\nengine:", "routes: []\nengine:");
    Files.writeString(config, without);
    String key = on("retry", "--json").json().path("held").path(0).path("key").asText();

    Answer all = on("retry", "--all");

    assertThat(all.code()).isZero();
    assertThat(all.out())
        .isEqualTo(
            "7 commands for engineering cannot go, and stay held:"
                + " the configuration has no such tracker.\n");
    assertThat(on("retry", "--all", "--json").json().path("kept")).hasSize(REPORTED);
    assertThat(on("retry", key).code()).isEqualTo(1);
    assertThat(on("retry", "--json").json().path("held")).hasSize(REPORTED);

    Files.writeString(config, whole);
    assertThat(on("retry", key).out()).startsWith("Released 1 command. The next sync tries it.");
    assertThat(on("retry", "--all").out()).startsWith("Released 6 commands.");
    assertThat(on("retry").out()).isEqualTo("Nothing is held.\n");
  }

  @Test
  void aTypeThatCannotBeChangedComesWithTheWayToLetMirrorsKeepTheirs() {
    holdAnotherType();

    String hint = "write fields: { requestClass: none } in their route";
    assertThat(on("status").out().split(hint.replace("{", "\\{"), -1)).hasSize(2);
    assertThat(on("retry").out()).contains(hint);
  }

  @Test
  void whatIsGivenUpIsNamedWithWhenItComesBack() {
    CommandKey key = holdAnotherType();

    assertThat(on("retry", "--drop", key.text()).out().replaceAll("\\s+", " "))
        .startsWith("Gave up 1 command: update requestClass on engineering:10001")
        .contains("comes back only if it is changed again");
    try (Store store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.LOOK)) {
      var newest = store.inTransaction(tables -> tables.ledger().newest(1)).getFirst();
      assertThat(newest.text().summary()).isEqualTo("given up by a person: requestClass");
    }
  }

  private CommandKey holdAnotherType() {
    try (Store store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.EDIT)) {
      return store.inTransaction(
          tables -> {
            PlannedCommand planned = anotherType(tables.outbox().held().getFirst());
            hold(tables, planned, "issuetype cannot be set");
            return planned.command().target().key();
          });
    }
  }

  private static PlannedCommand anotherType(Outbox.Entry of) {
    var target = new Target(CommandKey.of("another type"), new TrackerId("engineering"), "10001");
    var write = new FieldWrite("issuetype", Value.line("Bug"), Value.line("Task"));
    var line = new Explanation.Line("requestClass", "Bug", "Task", "the origin owns it");
    return new PlannedCommand(
        new UpdateFields(target, List.of(write)),
        of.planned().incident(),
        new Purpose.Fields(new TreeMap<>(), new TreeMap<>(), Set.of()),
        new Explanation(List.of(line), 1));
  }

  private static void hold(Store.Tables tables, PlannedCommand planned, String why) {
    tables.outbox().add(List.of(planned), 1, Instant.now());
    tables.outbox().hold(planned.command().target().key(), State.PENDING, why);
  }

  @Test
  void noneIsGivenUpIfOneOfThoseNamedMustNotBe() {
    List<String> keys = new ArrayList<>();
    try (Store store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.EDIT)) {
      store.inTransaction(
          tables -> {
            PlannedCommand create = tables.outbox().held().getFirst().planned();
            PlannedCommand change = anotherType(tables.outbox().held().getFirst());
            tables.outbox().remove(create.command().target().key());
            hold(tables, change, "issuetype cannot be set");
            hold(tables, create, "issuetype is not known");
            keys.add(change.command().target().key().text());
            keys.add(create.command().target().key().text());
            return create;
          });
    }

    Answer refused = on("retry", "--drop", keys.get(0), keys.get(1));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(keys.get(1) + " makes a ticket", "No command was given up.");
    assertThat(on("retry").out()).contains(keys.get(0));
    assertThat(on("retry", "--drop", keys.get(0)).code()).isZero();
    assertThat(on("retry").out()).doesNotContain(keys.get(0)).contains(keys.get(1));
  }

  @Test
  void aSyncThatLeavesCommandsWaitingSaysWhereToLook() {
    try (Store store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.EDIT)) {
      store.inTransaction(
          tables -> {
            var key = tables.outbox().held().getFirst().planned().command().target().key();
            tables.outbox().release(key, Instant.now());
            var later = new Retry(1, Instant.now().plusSeconds(3600), "it was busy");
            tables.outbox().wait(key, State.PENDING, later);
            return key;
          });
    }

    assertThat(on("sync").out())
        .contains(", 1 waiting, 6 held", "See what it waits for with: bridge status");
  }

  @Test
  void aHeldTicketIsMadeWithoutRetryOnceTheConfigurationIsMended() throws IOException {
    Files.writeString(config, Files.readString(config).replace("Nonsense", "Bug"));

    assertThat(on("sync").code()).isZero();
    assertThat(trackers.jira.issues()).hasSize(REPORTED);
    assertThat(on("retry").out()).isEqualTo("Nothing is held.\n");
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(config, words));
  }
}
