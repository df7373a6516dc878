package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Attachments: upload, look up, download, delete. */
final class FileDesk {

  private static final int MOST_FILES = 60;

  private final JiraSite site;
  private final Access access;

  FileDesk(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
  }

  SimResponse meta(Call call) {
    return Answers.ok(
        Json.object()
            .put("enabled", true)
            .put("uploadLimit", site.options().quirks().uploadLimit()));
  }

  SimResponse upload(Call call) {
    String token = call.request().header("X-Atlassian-Token").orElse("");
    if (!token.equals("no-check") && !token.equals("nocheck")) {
      throw Problem.answering(Answers.text(403, "text/plain;charset=UTF-8", "XSRF check failed"));
    }
    StoredIssue issue = access.write(call, call.arg(0), Permission.CREATE_ATTACHMENTS);
    List<JiraAttachment.File> files = files(call.request());
    access.room(issue.attachments.size() + files.size() - 1, "attachments");
    ComputedFields print = new ComputedFields(site, call.json());
    ArrayNode out = Json.array();
    for (JiraAttachment.File file : files) {
      out.add(print.attachment(site.parts().attach(issue, Access.caller(call), file)));
    }
    return Answers.ok(out);
  }

  private List<JiraAttachment.File> files(SimRequest request) {
    List<JiraAttachment.File> files =
        Multipart.read(request).stream()
            .filter(part -> part.name().equals("file"))
            .map(Multipart.Part::file)
            .flatMap(Optional::stream)
            .toList();
    if (files.isEmpty() || files.size() > MOST_FILES) {
      throw Problem.bad("Between 1 and " + MOST_FILES + " parts named 'file' are expected.");
    }
    int most = site.options().quirks().uploadLimit();
    for (JiraAttachment.File file : files) {
      if (file.content().length > most) {
        throw Problem.of(
            413, "The file '" + file.name() + "' exceeds the maximum of " + most + " bytes.");
      }
    }
    return files;
  }

  SimResponse get(Call call) {
    JiraAttachment attachment = find(call, call.arg(0)).attachment();
    ObjectNode out = new ComputedFields(site, call.json()).attachment(attachment);
    if (site.edition().cloud()) {
      out.put("id", attachment.id());
    } else {
      out.remove("id");
    }
    return Answers.ok(out);
  }

  SimResponse delete(Call call) {
    Found found = find(call, call.arg(0));
    boolean own = found.attachment().author().equals(call.caller());
    access.require(
        call,
        found.issue(),
        own ? Permission.DELETE_OWN_ATTACHMENTS : Permission.DELETE_ALL_ATTACHMENTS);
    access.admit(found.issue());
    site.parts().removeAttachment(found.issue(), Access.caller(call), found.attachment());
    return Answers.none(204);
  }

  /** Cloud sends the client to a media host, which does not want its credentials. */
  SimResponse content(Call call) {
    JiraAttachment attachment = find(call, call.arg(0)).attachment();
    if (call.param("redirect").orElse("true").equals("false")) {
      return bytes(attachment);
    }
    String place =
        mediaHost(call.json().base())
            + "/media/file/"
            + attachment.id()
            + "/binary?token="
            + key(attachment);
    return SimResponse.empty(303, "See Other").with("Location", place);
  }

  SimResponse media(Call call) {
    if (call.request().header("Authorization").isPresent()) {
      return Answers.text(
          400,
          "application/xml",
          "<Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed</Message></Error>");
    }
    long id = Long.parseLong(call.arg(0));
    return site.store()
        .ownerOfAttachment(id)
        .flatMap(issue -> issue.attachments.stream().filter(a -> a.id() == id).findFirst())
        .filter(attachment -> call.param("token").orElse("").equals(key(attachment)))
        .map(FileDesk::bytes)
        .orElseGet(() -> Answers.none(403));
  }

  /** Data Center serves files outside its REST API. */
  SimResponse download(Call call) {
    boolean bearer = call.request().header("Authorization").orElse("").startsWith("Bearer");
    if (call.caller() == null || (bearer && !site.options().quirks().patDownloads())) {
      return SimResponse.empty(302, "Found")
          .with("Location", call.json().base() + "/login.jsp?permissionViolation=true");
    }
    return bytes(find(call, call.arg(0)).attachment());
  }

  SimResponse login(Call call) {
    return Answers.html(200, "Log in");
  }

  private record Found(StoredIssue issue, JiraAttachment attachment) {}

  private Found find(Call call, String id) {
    Optional<StoredIssue> owner =
        id.matches("\\d{1,18}")
            ? site.store().ownerOfAttachment(Long.parseLong(id))
            : Optional.empty();
    return owner
        .filter(issue -> access.visible(call.caller(), issue))
        .flatMap(
            issue ->
                issue.attachments.stream()
                    .filter(attachment -> Long.toString(attachment.id()).equals(id))
                    .findFirst()
                    .map(attachment -> new Found(issue, attachment)))
        .orElseThrow(() -> Problem.of(404, "The attachment with id '" + id + "' does not exist"));
  }

  private static SimResponse bytes(JiraAttachment attachment) {
    return new SimResponse(
        200,
        "",
        Map.of(
            "Content-Type",
            attachment.file().mediaType(),
            "Content-Disposition",
            "attachment; filename=\""
                + attachment.file().name().replaceAll("[^\\x20-\\x7e]|\"", "_")
                + "\""),
        attachment.file().content());
  }

  private static String key(JiraAttachment attachment) {
    return Long.toHexString(attachment.id() * 2_654_435_761L);
  }

  /** Another host that leads to the same place. */
  private static String mediaHost(String base) {
    if (base.contains("//127.0.0.1")) {
      return base.replace("//127.0.0.1", "//localhost");
    }
    return base.contains("//localhost")
        ? base.replace("//localhost", "//127.0.0.1")
        : "https://media.example";
  }
}
