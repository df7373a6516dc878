package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import org.incidentbridge.testkit.sim.SimResponse;

/** Files of an issue: added without learning their ids, read with all their bytes. */
final class FileRoutes {

  /** What PHP at 128 MB can hold of base64 in one answer. */
  private static final long MOST_BYTES = 36L * 1024 * 1024;

  private final Site site;
  private final NoteJson notes;

  FileRoutes(Site site) {
    this.site = site;
    this.notes = new NoteJson(site.world, site.shapes, site.access);
  }

  SimResponse add(Call call) {
    JsonNode body = call.jsonOrNothing();
    List<Uploads.Upload> files = Uploads.decode(body.get("files"));
    Issue issue = site.world.issue(call.strictIssueId());
    site.requireWritable(call.user(), issue);
    if (files.isEmpty()) {
      throw Fault.coded(Fault.Code.INVALID_VALUE, "Files not provided", "files");
    }
    if (!site.access.onIssue(call.user(), "upload_bug_file_threshold", issue)) {
      throw Site.noAccess("access denied for uploading files");
    }
    site.uploads.attach(call.user(), issue, 0, files);
    return SimResponse.empty(201, "Issue File(s) Attached");
  }

  SimResponse all(Call call) {
    return files(call, 0);
  }

  SimResponse one(Call call) {
    int id = Call.leadingNumber(call.args().get(1));
    return files(call, id == 0 ? -1 : id);
  }

  private SimResponse files(Call call, int fileId) {
    Issue issue = site.world.issue(call.strictIssueId());
    if (!site.access.sees(call.user(), issue)) {
      throw Site.noAccess("access denied");
    }
    List<StoredFile> shown =
        issue.files.stream()
            .filter(f -> fileId == 0 || f.id() == fileId)
            .filter(f -> notes.seesFile(call.user(), issue, f))
            .toList();
    if (Uploads.size(shown) > MOST_BYTES) {
      throw Fault.broken();
    }
    ObjectNode body = Shapes.object();
    ArrayNode array = body.putArray("files");
    shown.forEach(file -> array.add(file(call.user(), file)));
    return Answers.json(200, "OK", body);
  }

  private ObjectNode file(User reader, StoredFile file) {
    ObjectNode node = Shapes.object().put("id", file.id());
    node.set("reporter", site.shapes.person(reader, file.user()));
    node.put("created_at", site.shapes.time(file.created()));
    node.put("filename", file.name());
    node.put("size", file.content().bytes().length);
    node.put("content_type", file.content().type());
    node.put("content", Base64.getEncoder().encodeToString(file.content().bytes()));
    return node;
  }
}
