package org.incidentbridge.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraCase;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.SimResponse;
import org.junit.jupiter.api.Test;

/** What becomes of an issue that the bridge moves to another project. */
final class JiraRelocationTest extends JiraCase {

  JiraRelocationTest() {
    super(Installation.CLOUD);
  }

  private Command.MoveTicket move(String id, String from, String to) {
    return new Command.MoveTicket(target("move " + to, id), from, to);
  }

  private String refusal(Command command) {
    long before = jira.counter.writes();
    Outcome outcome = apply(command);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(jira.counter.writes()).isEqualTo(before);
    assertThat(jira.tracker().sink().obstacle(command))
        .contains(((Outcome.Refused) outcome).message());
    return ((Outcome.Refused) outcome).message();
  }

  private String in(String project, String type) {
    return Long.toString(jira.issue(jira.alice().create(project, type, "Move")).id());
  }

  @Test
  void whatTheOtherProjectDoesNotHaveIsToldAndAStatusThatJiraChoseIsNobodysChange() {
    String goal = jira.elsewhere();
    String id = jira.people().create("Move", "text");
    jira.alice().edit(id, "components", List.of("Backend"));
    jira.people().move(id, "Selected");

    Outcome.Receipt receipt = applied(move(id, "ENG", goal));

    assertThat(receipt.losses())
        .singleElement()
        .satisfies(l -> assertThat(l.field()).isEqualTo("components"))
        .satisfies(l -> assertThat(l.message()).contains("Backend", goal));
    assertThat(receipt.beside()).containsExactly("status");
    assertThat(receipt.ticket().orElseThrow().field("status")).isEqualTo(Value.line("Backlog"));
  }

  /** Who sets the status right after the move has said so (N2). */
  @Test
  void whatPeopleDidRightAfterTheMoveIsTheirs() {
    String goal = jira.elsewhere();
    String id = jira.people().create("Move", "text");
    jira.people().move(id, "Selected");
    jira.loseNextAnswer();
    Command.MoveTicket command = move(id, "ENG", goal);
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    jira.pass(java.time.Duration.ofSeconds(5));
    snapshot(id);
    jira.people().move(id, "Done");

    Outcome outcome = jira.tracker().sink().settle(command, jira.now());

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(((Outcome.Applied) outcome).receipt().beside()).isEmpty();
  }

  @Test
  void anIssueThatNotEverybodySeesStays() { // N5
    String id = jira.people().create("Secret", "text");
    jira.alice().secure(id, "Board");

    assertThat(refusal(move(id, "ENG", jira.elsewhere()))).contains("not everybody may see it");
  }

  @Test
  void internalCommentsOfAServiceProjectKeepAnIssueThere() { // N5
    String id = in("HELP", "Task");
    String open = in("HELP", "Task");
    jira.alice().internalNote(id, "do not tell");
    jira.alice().comment(open, "all may read this");

    assertThat(refusal(move(id, "HELP", "ENG"))).contains("internal comments");
    assertThat(apply(move(open, "HELP", "ENG"))).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void commentsKeepAnIssueOutOfAServiceProjectWhereCustomersWouldReadThem() { // N5
    String id = in("ENG", "Task");
    String silent = in("ENG", "Task");
    jira.people().comment(id, "among engineers", Visibility.PUBLIC);

    assertThat(refusal(move(id, "ENG", "HELP"))).contains("would read its comments");
    assertThat(apply(move(silent, "ENG", "HELP"))).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aProjectWithoutTheTypeIsRefusedWithTheTypesThatItHas() {
    String id = in("ENG", "Bug");

    assertThat(refusal(move(id, "ENG", "HELP"))).contains("'Bug'", "Incident, Task");
  }

  @Test
  void whileJiraWorksOnItTheOutcomeIsUnknownAndNoAttemptIsCounted() {
    String id = jira.people().create("Slow", "text");
    Command.MoveTicket command = move(id, "ENG", jira.elsewhere());
    jira.line.always(
        request -> request.path().endsWith("/bulk/issues/move"),
        request -> SimResponse.json(201, "{\"taskId\":\"1\"}"));
    jira.line.always(
        request -> request.path().contains("/bulk/queue/"),
        request -> SimResponse.json(200, "{\"status\":\"RUNNING\",\"taskId\":\"1\"}"));

    Outcome first = apply(command);

    assertThat(first)
        .isInstanceOfSatisfying(Outcome.Unknown.class, u -> assertThat(u.certainIn()).isPresent());
  }

  @Test
  void whatJiraCouldNotDoIsRefusedInItsWords() {
    String id = jira.people().create("Failing", "text");
    jira.line.next(
        request -> request.path().endsWith("/bulk/issues/move"),
        request -> SimResponse.json(201, "{\"taskId\":\"9\"}"));
    for (int i = 0; i < 3; i++) {
      jira.line.next(
          request -> request.path().contains("/bulk/queue/9"),
          request ->
              SimResponse.json(
                  200,
                  "{\"status\":\"COMPLETE\",\"failedAccessibleIssues\":{\""
                      + id
                      + "\":[\"Field Ward is required\"]}}"));
    }

    Outcome outcome = apply(move(id, "ENG", jira.elsewhere()));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.message()).contains("Field Ward is required"));
  }

  @Test
  void aRefusedRequestIsToldInJirasWords() {
    String id = jira.people().create("Refused", "text");
    jira.line.next(
        request -> request.path().endsWith("/bulk/issues/move"),
        request -> SimResponse.json(403, "{\"errors\":[{\"message\":\"No global right\"}]}"));

    assertThat(apply(move(id, "ENG", jira.elsewhere())))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.message()).contains("No global right"));
  }

  @Test
  void itCostsWhatThePlanSays() {
    String goal = jira.elsewhere();
    String first = jira.people().create("Warm", "text");
    String id = jira.people().create("Cost", "text");
    applied(move(first, "ENG", goal));
    Command.MoveTicket command = move(id, "ENG", goal);
    long before = jira.tracker().calls();

    applied(command);

    assertThat(jira.tracker().calls() - before)
        .as("with one more look at the task")
        .isEqualTo(jira.tracker().sink().cost(command) + 1);
  }

  @Test
  void aMoveTellsNobodyByMailAndLeavesTheChoiceOfDefaultsToJira() {
    String id = jira.people().create("Body", "text");
    jira.elsewhere();
    jira.line.taken();

    applied(move(id, "ENG", jira.elsewhere()));

    assertThat(
            jira.line.taken().stream()
                .filter(r -> r.path().endsWith("/bulk/issues/move"))
                .map(r -> text(r.body())))
        .singleElement()
        .asString()
        .contains("\"sendBulkNotification\":false", "\"issueIdsOrKeys\":[\"" + id + "\"]");
  }
}
