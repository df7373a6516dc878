package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * Cloud's bulk move: a request is checked and answered with a task, which is worked off a moment
 * later, whoever else was at the issues meanwhile. Guarded by the site's lock.
 */
final class BulkMoves {

  private static final Duration QUEUED = Duration.ofMillis(1200);
  private static final List<String> INFERRED =
      List.of(
          "inferClassificationDefaults",
          "inferFieldDefaults",
          "inferStatusDefaults",
          "inferSubtaskTypeDefault");

  private final JiraSite site;
  private final Access access;
  private final Map<String, Task> tasks = new LinkedHashMap<>();

  BulkMoves(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
  }

  /** Issues that are to go to one project. */
  private record Group(JiraProject project, JiraIssueType type, List<Long> issues) {}

  private static final class Task {
    final JiraUser by;
    final Instant due;
    final List<Group> groups;
    final Map<Long, String> failed = new LinkedHashMap<>();
    final List<Long> moved = new ArrayList<>();
    boolean over;

    Task(JiraUser by, Instant due, List<Group> groups) {
      this.by = by;
      this.due = due;
      this.groups = groups;
    }
  }

  SimResponse submit(Call call) {
    JsonNode mapping = call.body().path("targetToSourcesMapping");
    if (!mapping.isObject() || mapping.isEmpty()) {
      throw bad("targetToSourcesMapping must not be empty");
    }
    List<Group> groups = new ArrayList<>();
    mapping.properties().forEach(e -> groups.add(group(call, e.getKey(), e.getValue())));
    String id = Long.toString(site.store().nextId("task"));
    tasks.put(id, new Task(Access.caller(call), site.now().plus(QUEUED), groups));
    return Answers.of(201, Json.object().put("taskId", id));
  }

  private Group group(Call call, String target, JsonNode sources) {
    for (String flag : INFERRED) {
      if (!sources.path(flag).isBoolean()) {
        throw bad(flag + " must not be null");
      }
    }
    String[] parts = target.split(",");
    JiraProject project =
        access.project(call, parts[0]).orElseThrow(() -> bad("Target project is not valid"));
    if (!site.catalogue().may(call.caller(), project, Permission.CREATE_ISSUES)) {
      throw bad("You do not have permission to create issues in the target project");
    }
    JiraIssueType type =
        project.types().keySet().stream()
            .filter(t -> parts.length > 1 && t.id().equals(parts[1]))
            .findFirst()
            .orElseThrow(() -> bad("Target issue type is not valid"));
    List<Long> issues = new ArrayList<>();
    for (JsonNode id : sources.path("issueIdsOrKeys")) {
      issues.add(
          site.store()
              .find(id.asText())
              .filter(issue -> access.visible(call.caller(), issue))
              .map(issue -> issue.id)
              .orElseThrow(() -> bad("Some of the issues in the issueIdsOrKeys are not valid")));
    }
    return new Group(project, type, issues);
  }

  /** Bulk operations refuse in an envelope of their own. */
  private static Problem bad(String message) {
    ObjectNode body = Json.object();
    body.putArray("errors").addObject().put("message", message);
    return Problem.answering(Answers.of(400, body));
  }

  /** Does what is due by now. */
  boolean work() {
    tasks.values().stream()
        .filter(task -> !task.over && !task.due.isAfter(site.now()))
        .forEach(this::work);
    return true;
  }

  private void work(Task task) {
    task.over = true;
    for (Group group : task.groups) {
      for (long id : group.issues()) {
        Optional<StoredIssue> issue = site.store().find(id);
        if (issue.isEmpty()) {
          task.failed.put(id, "Issue does not exist");
        } else {
          if (!issue.get().project().equals(group.project())) {
            site.writer().move(issue.get(), task.by, group.project(), group.type());
          }
          task.moved.add(id);
        }
      }
    }
  }

  SimResponse progress(Call call) {
    Task task = tasks.get(call.arg(0));
    if (task == null) {
      throw Problem.bad("The task associated with this taskId is not a bulk operation task");
    }
    ObjectNode out = Json.object();
    out.put("taskId", call.arg(0));
    out.put("status", task.over ? "COMPLETE" : "RUNNING");
    out.put("progressPercent", task.over ? 100 : 0);
    out.put("submittedBy", task.by.id());
    out.put("invalidOrInaccessibleIssueCount", task.failed.size());
    if (task.over) {
      task.moved.forEach(out.putArray("processedAccessibleIssues")::add);
      ObjectNode failed = out.putObject("failedAccessibleIssues");
      task.failed.forEach((id, why) -> failed.putArray(Long.toString(id)).add(why));
    }
    return Answers.ok(out);
  }
}
