package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * {@code PATCH} and {@code DELETE /issues/{id}}. PATCH reads the whole issue, lays the body over it
 * and writes the whole issue back; nothing keeps others out in between.
 */
final class IssuePatches {

  private final Site site;
  private final IssueReads reads;
  private final PatchWrite write;

  IssuePatches(Site site, IssueReads reads, TagEdits tagEdits) {
    this.site = site;
    this.reads = reads;
    this.write = new PatchWrite(site, tagEdits);
  }

  /** What a PATCH knows of the issue from the moment it read it. */
  record Read(IssueRow row, ObjectNode whole, JsonNode patch) {

    /** A member of the body, or else of the issue as read; empty if null or in neither. */
    java.util.Optional<JsonNode> merged(String name) {
      return References.given(patch.has(name) ? patch : whole, name);
    }

    boolean patches(String name) {
      return References.given(patch, name).isPresent();
    }
  }

  SimResponse patch(Call call) {
    int id = call.issueId();
    Read read;
    synchronized (site.world) {
      read = read(call, id);
    }
    site.hooks.patchRead(id);
    synchronized (site.world) {
      Issue issue = site.world.issue(id);
      write.apply(call.user(), issue, read);
      ObjectNode body = site.wrapped("issues", call.user(), issue);
      String text = Answers.write(body);
      return Answers.json(200, "OK", text).with("ETag", Answers.etag(call.user(), id, text));
    }
  }

  private Read read(Call call, int id) {
    Issue issue = site.visibleIssue(call.user(), id);
    checkMatch(call, issue);
    JsonNode patch = call.requireJson();
    if (patch.hasNonNull("id") && References.number(patch.get("id")) != id) {
      throw Fault.reasonOnly(400, "Issue id mismatch");
    }
    ObjectNode whole = (ObjectNode) site.issueJson.of(issue, call.user(), null);
    return new Read(issue.row.copy(), whole, patch);
  }

  private void checkMatch(Call call, Issue issue) {
    if (call.request().header("If-Match").isEmpty()) {
      return;
    }
    String etag = reads.etag(call.user(), issue);
    if (call.request().header("If-Match").filter(etag::equals).isEmpty()) {
      throw Fault.preconditionFailed(etag);
    }
  }

  SimResponse delete(Call call) {
    Issue issue = site.visibleIssue(call.user(), call.issueId());
    checkMatch(call, issue);
    if (!site.access.onIssue(call.user(), "delete_bug_threshold", issue)) {
      throw Site.noAccess("Access denied to delete issue " + issue.id);
    }
    site.edits.delete(call.user(), issue, site.relations);
    return SimResponse.empty(204, "No Content")
        .with("ETag", Answers.etag(call.user(), issue.id, ""));
  }
}
