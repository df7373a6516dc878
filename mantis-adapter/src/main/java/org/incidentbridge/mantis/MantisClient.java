package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Calls;
import org.incidentbridge.http.Reply;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * MantisBT's endpoints with its disguises taken off. Failures are {@link CallFailure}s, and {@link
 * TrackerException}s where a read brought something else than was asked for.
 */
final class MantisClient {

  /** All members that snapshots show; half the price of the whole issue with its history. */
  static final String SNAPSHOT =
      "id,summary,description,steps_to_reproduce,additional_information,project,category,version,"
          + "fixed_in_version,target_version,reporter,handler,status,resolution,view_state,priority,"
          + "severity,reproducibility,due_date,created_at,updated_at,attachments,notes,"
          + "relationships,custom_fields,tags";

  private final Calls calls;
  private final MantisApi api;
  private final InstantSource clock;
  private final MantisLogin login;
  private final AtomicReference<@Nullable String> version = new AtomicReference<>();

  MantisClient(Calls calls, MantisApi api, InstantSource clock) {
    this.calls = calls;
    this.api = api;
    this.clock = clock;
    this.login = new MantisLogin(calls, api);
  }

  /**
   * An issue as read for writing.
   *
   * @param etag what {@code If-Match} wants to see
   */
  record Tagged(MantisIssue issue, String etag) {}

  /**
   * The rows of a list.
   *
   * @param at when the server answered, by its clock
   */
  record Rows(List<MantisWire.Row> rows, Instant at) {}

  /** MantisBT's version as its last good answer told; empty before that. */
  String version() {
    return Objects.requireNonNullElse(version.get(), "");
  }

  InstantSource clock() {
    return clock;
  }

  MantisLogin login() {
    return login;
  }

  /** For endpoints without disguises. */
  MantisApi api() {
    return api;
  }

  <T> T execute(retrofit2.Call<T> call) {
    return calls.execute(call);
  }

  /** A good answer with its headers. */
  <T> Reply<T> reply(retrofit2.Call<T> call) {
    Reply<T> reply = calls.reply(call);
    note(reply);
    return reply;
  }

  /** The issue with what snapshots show. */
  MantisIssue issue(String id) {
    return one(id, api.issue(id, SNAPSHOT)).issue();
  }

  /** Who monitors an issue, with its project and who may see it. */
  MantisIssue audience(String id) {
    return one(id, api.issue(id, "id,project,view_state,monitors")).issue();
  }

  /** The same as {@link #issue} with what was changed in it. */
  MantisIssue issueWithHistory(String id) {
    return one(id, api.issue(id, SNAPSHOT + ",history")).issue();
  }

  /** The issue whole, with the tag that a change of it has to match. */
  Tagged whole(String id) {
    Tagged tagged = one(id, api.whole(id));
    if (tagged.etag().isEmpty()) {
      throw new TrackerException(
          Kind.PROTOCOL,
          "MantisBT's answer has no ETag, without which nothing can be changed safely: keep the"
              + " proxy before it from removing or zipping it away");
    }
    return tagged;
  }

  /**
   * Changes an issue.
   *
   * @return the issue after it; empty if the change took the issue out of our sight
   */
  Optional<MantisIssue> patch(String id, String etag, ObjectNode changes) {
    return shown(api.patch(id, etag, changes));
  }

  /** The issue that the answer to a write shows; empty if we may not see it any more. */
  Optional<MantisIssue> shown(retrofit2.Call<MantisWire.Issues> call) {
    JsonNode issue = first(execute(call));
    if (issue.path("id").isInt()) {
      return Optional.of(new MantisIssue(issue));
    }
    if (issue.has("status_code")) {
      return Optional.empty();
    }
    throw new MantisIssue.Unreadable("it shows no issue after a change of it");
  }

  /** One page of a list, newest change first. */
  Rows list(int project, int pageSize, int page, @Nullable String filter) {
    Reply<MantisWire.Listing> reply =
        reply(api.list(project, pageSize, page, filter, "id,updated_at"));
    List<MantisWire.Row> rows =
        reply
            .body()
            .map(MantisWire.Listing::issues)
            .orElseThrow(() -> new MantisIssue.Unreadable("a list came without content"));
    rows.stream().filter(r -> r.id() == 0).findFirst().ifPresent(MantisClient::refuse);
    return new Rows(rows, serverTime(reply));
  }

  /** The newest issues of a project with the members named. */
  List<MantisIssue> newest(int project, int pageSize, String select) {
    List<JsonNode> issues = execute(api.issues(project, pageSize, 1, select)).issues();
    if (!issues.stream().allMatch(issue -> issue.path("id").isInt())) {
      throw new MantisIssue.Unreadable("a list of issues has some without id");
    }
    return issues.stream().map(MantisIssue::new).toList();
  }

  private Tagged one(String id, retrofit2.Call<MantisWire.Issues> call) {
    Reply<MantisWire.Issues> reply = reply(call);
    JsonNode issue = reply.body().map(MantisClient::first).orElse(MissingNode.getInstance());
    if (!issue.path("id").isInt() || !issue.path("id").asText().equals(id)) {
      throw new MantisIssue.Unreadable("the answer is not about issue " + id);
    }
    return new Tagged(new MantisIssue(issue), reply.header("ETag").orElse(""));
  }

  private void note(Reply<?> reply) {
    reply.header("X-Mantis-Version").ifPresent(version::set);
  }

  /** An answer's date; where a server sends none, its clock is taken to be ours. */
  private Instant serverTime(Reply<?> reply) {
    Instant ours = clock.instant();
    try {
      return reply
          .header("Date")
          .map(d -> OffsetDateTime.parse(d, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
          .orElse(ours);
    } catch (DateTimeParseException e) {
      return ours;
    }
  }

  private static JsonNode first(MantisWire.Issues answer) {
    JsonNode issue = answer.issues().isEmpty() ? null : answer.issues().getFirst();
    return issue == null ? MissingNode.getInstance() : issue;
  }

  private static void refuse(MantisWire.Row error) {
    throw new TrackerException(
        Kind.INVALID,
        "MantisBT cannot list the issues: "
            + error.message()
            + ". Check that every filter under filters is public or belongs to the bridge's user");
  }
}
