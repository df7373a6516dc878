package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.junit.jupiter.api.Test;

/** Changes of fields: only what differs, only what was read, only words that MantisBT has. */
final class MantisFieldsTest extends MantisTest {

  private static Value person(String account, String name) {
    return new Value.Person(new Party("person:" + name, name, "", account));
  }

  private Command.ChangeStatus status(String id, String expected, String status) {
    return new Command.ChangeStatus(target("to " + status, id), expected, status, new TreeMap<>());
  }

  @Test
  void onlyTheChangedMemberIsSent() {
    String id = report("Old");
    Command command = update(id, "summary", Value.line("New"));
    mantis.calls();

    applied(command);

    assertThat(mantis.bodies()).containsExactly("{\"summary\":\"New\"}");
  }

  @Test
  void whatIsThereAlreadyIsNotSentAgain() {
    String id = report("Same");
    Command command = update(id, "summary", Value.line("Before"), Value.line("Same"));
    long before = mantis.mantis.inspect().changes();

    assertThat(applied(command).ticket()).isPresent();

    assertThat(mantis.mantis.inspect().changes()).isEqualTo(before);
  }

  @Test
  void aChangeThatComesBetweenIsNotOverwritten() {
    String id = report("Old");
    Command command = update(id, "summary", Value.line("Ours"));
    mantis.line.nextWrite(
        request -> {
          mantis.people().retitle(id, "Theirs");
          return mantis.mantis.handle(request);
        });

    Outcome outcome = apply(command);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Stale.class,
            stale -> assertThat(stale.current().field("summary")).isEqualTo(Value.line("Theirs")));
    assertThat(mantis.issue(id).summary()).isEqualTo("Theirs");
  }

  @Test
  void aChangeOfAnotherFieldBetweenIsKept() {
    String id = report("Old");
    Command command = update(id, "summary", Value.line("Ours"));
    mantis.line.nextWrite(
        request -> {
          mantis.alice().edit(number(id)).set("priority", "high").save();
          return mantis.mantis.handle(request);
        });

    applied(command);

    assertThat(mantis.issue(id).summary()).isEqualTo("Ours");
    assertThat(mantis.issue(id).field("priority")).isEqualTo("high");
  }

  @Test
  void anIssueThatChangesAllTheTimeIsLeftForLater() {
    String id = report("Busy");
    Command command = update(id, "summary", Value.line("Ours"));
    for (String priority : List.of("high", "low")) {
      mantis.line.nextWrite(
          request -> {
            mantis.alice().edit(number(id)).set("priority", priority).save();
            return mantis.mantis.handle(request);
          });
    }

    assertThat(apply(command)).isInstanceOf(Outcome.Deferred.class);
    assertThat(mantis.issue(id).summary()).isEqualTo("Busy");
  }

  @Test
  void everyBadWordIsNamedWithWhatWasMeant() {
    String id = report("Words");
    Command command =
        new Command.UpdateFields(
            target("words", id),
            List.of(
                new Command.FieldWrite("priority", Value.line("normal"), Value.line("urgnt")),
                new Command.FieldWrite("severity", Value.line("minor"), Value.line("apocalypse")),
                new Command.FieldWrite("summary", Value.line("Words"), Value.line("W"))));
    mantis.calls();

    Outcome.Refused refused = refused(command);

    assertThat(refused.fields()).containsOnlyKeys("priority", "severity");
    assertThat(refused.fields().get("priority")).contains("did you mean 'urgent'?");
    assertThat(refused.fields().get("severity")).contains("it has: feature, trivial");
    assertThat(mantis.bodies()).isEmpty();
  }

  @Test
  void anUnknownFieldIsRefused() {
    assertThat(refused(update(report("x"), "sumary", Value.line("y"))).message())
        .contains("did you mean 'summary'?");
  }

  @Test
  void aHandlerIsSentByNumberAndTakenAway() {
    String id = report("Who");

    applied(update(id, "handler", person("alice", "Alice")));
    assertThat(mantis.issue(id).handler()).isEqualTo("alice");

    applied(update(id, "handler", Value.absent()));
    assertThat(mantis.issue(id).handler()).isEmpty();
  }

  @Test
  void aPersonWhoCannotHandleIssuesIsALossAndTheHandlerStays() {
    String id = report("Who");
    mantis.alice().edit(number(id)).set("handler", "alice").save();

    Outcome.Receipt receipt = applied(update(id, "handler", person("bob", "Bob")));

    assertThat(receipt.losses())
        .singleElement()
        .satisfies(l -> assertThat(l.field()).isEqualTo("handler"));
    assertThat(mantis.issue(id).handler()).isEqualTo("alice");
  }

  @Test
  void aPersonWithoutAccountIsFoundByExactName() {
    String id = report("Who");

    applied(update(id, "handler", person("", "alice")));

    assertThat(mantis.issue(id).handler()).isEqualTo("alice");
  }

  @Test
  void statusAndResolutionGoTogether() {
    with(Map.of("resolveAs", "fixed", "reopenAs", "reopened"));
    String id = report("Done");
    mantis.calls();

    assertThat(applied(status(id, "new", "resolved")).beside()).containsExactly("resolution");
    assertThat(mantis.issue(id).field("resolution")).isEqualTo("fixed");
    assertThat(mantis.bodies()).hasSize(1);

    applied(status(id, "resolved", "assigned"));
    assertThat(mantis.issue(id).field("resolution")).isEqualTo("reopened");
  }

  @Test
  void aStatusThatMovedOnIsStale() {
    String id = report("Moving");
    mantis.people().move(id, "assigned");

    assertThat(apply(status(id, "new", "resolved"))).isInstanceOf(Outcome.Stale.class);
  }

  @Test
  void unresolvedChildrenAreNamedAsTheReason() {
    String parent = report("Parent");
    String child = report("Child");
    mantis.alice().relate(number(parent), "parent-of", number(child));

    assertThat(refused(status(parent, "new", "resolved")).message())
        .contains("Resolve the issues that this one is the parent of first");
    assertThat(mantis.issue(parent).status()).isEqualTo("new");
  }

  @Test
  void aResolvedIssueWantsAManager() {
    String id = report("Closed");
    mantis.people().move(id, "resolved");
    mantis.mantis.admin().access("bridge", AccessLevel.DEVELOPER);

    assertThat(refused(update(id, "summary", Value.line("x"))).message())
        .contains("give the bridge's user MANAGER");
  }

  @Test
  void anIssueWithoutCategoryGetsOneAlongTheWay() {
    with(Map.of("category", "Backend"));
    int category = mantis.mantis.admin().addCategory(mantis.project, "Doomed");
    String id = report("Orphan");
    mantis.alice().edit(number(id)).set("category", "Doomed").save();
    mantis.mantis.admin().deleteCategory(mantis.project, "Doomed");
    assertThat(category).isPositive();

    Outcome.Receipt receipt = applied(update(id, "summary", Value.line("Adopted")));

    assertThat(mantis.issue(id).summary()).isEqualTo("Adopted");
    assertThat(mantis.issue(id).field("category")).isEqualTo("Backend");
    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("category");
  }

  @Test
  void aChangeThatTakesTheIssueOutOfSightIsApplied() {
    String id = report("Hide");
    mantis.mantis.admin().configure("private_bug_threshold", 90);

    Outcome.Receipt receipt = applied(update(id, "view_state", Value.line("private")));

    assertThat(receipt.ticket()).isEmpty();
    assertThat(receipt.losses())
        .extracting(Outcome.Loss::message)
        .anyMatch(m -> m.contains("no longer see"));
    assertThat(mantis.issue(id).field("view_state")).isEqualTo("private");
  }

  /** N4: what MantisBT shows then is not what was asked for, and nobody's change either. */
  @Test
  void aChangeThatIsCutOutOfSightIsLookedAtAgainWhenItCanBeSeen() {
    String id = report("Hide");
    mantis.mantis.admin().configure("private_bug_threshold", 90);
    Command command =
        new Command.UpdateFields(
            target("cut", id),
            List.of(
                new Command.FieldWrite("summary", Value.line("Hide"), Value.line("x".repeat(200))),
                new Command.FieldWrite("view_state", Value.line("public"), Value.line("private"))));

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    mantis.mantis.admin().configure("private_bug_threshold", 10);
    assertThat(settle(command))
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            a ->
                assertThat(a.receipt().ticket().orElseThrow().field("summary"))
                    .isEqualTo(Value.line("x".repeat(128))));
  }

  @Test
  void anUpdateThatIsPartlyThereSettlesAsNotApplied() {
    String id = report("Two");
    Command command =
        new Command.UpdateFields(
            target("two", id),
            List.of(
                new Command.FieldWrite("summary", Value.line("Two"), Value.line("Three")),
                new Command.FieldWrite("priority", Value.line("normal"), Value.line("high"))));
    mantis.people().retitle(id, "Three");

    assertThat(settle(command)).isInstanceOf(Outcome.NotApplied.class);
    applied(command);
    assertThat(settle(command)).isInstanceOf(Outcome.Applied.class);
  }
}
