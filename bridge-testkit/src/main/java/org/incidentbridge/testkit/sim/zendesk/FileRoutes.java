package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Uploads that wait for a comment, and files that hang on one. */
final class FileRoutes {

  private static final Duration LIFE = Duration.ofMinutes(60);

  private final World world;

  FileRoutes(Desk desk) {
    this.world = desk.world;
  }

  /** A file that nobody sees before a comment takes it; a token may gather several. */
  SimResponse upload(Call call) {
    String name =
        call.request
            .param("filename")
            .filter(n -> !n.isBlank())
            .orElseThrow(() -> Call.badAttribute("filename", "filename is missing"));
    byte[] content = call.request.body();
    if (content.length > world.options.limits().fileBytes()) {
      throw Problem.answering(Answers.html(413, "Request Entity Too Large"));
    }
    String type = call.request.header("Content-Type").orElse("application/octet-stream");
    StoredFile file =
        new StoredFile(world.nextId(), world.nextToken(), name, type.split(";", 2)[0], content);
    file.inline = call.request.param("inline").filter("true"::equals).isPresent();
    return shown(call, gathered(call, file), file);
  }

  private World.Upload gathered(Call call, StoredFile file) {
    World.Upload before = world.uploads.get(call.request.param("token").orElse(""));
    String token = before == null ? world.nextToken() : before.token();
    List<StoredFile> files = new ArrayList<>(before == null ? List.of() : before.files());
    files.add(file);
    World.Upload upload =
        new World.Upload(token, call.user.id, world.now().plus(LIFE), List.copyOf(files));
    world.uploads.put(token, upload);
    return upload;
  }

  private static SimResponse shown(Call call, World.Upload upload, StoredFile file) {
    ObjectNode body = Json.object();
    ObjectNode json = body.putObject("upload").put("token", upload.token());
    json.put("expires_at", Json.time(upload.until()));
    json.set("attachment", AuditJson.file(file, call.root()));
    json.set(
        "attachments",
        Json.all(upload.files().stream().map(f -> AuditJson.file(f, call.root())).toList()));
    return Answers.json(201, body);
  }

  SimResponse forget(Call call) {
    if (world.uploads.remove(call.arg(0)) == null) {
      throw Problem.notFound();
    }
    return Answers.nothing();
  }

  SimResponse one(Call call) {
    StoredFile file =
        stored().filter(f -> f.id == call.id(0)).findFirst().orElseThrow(Problem::notFound);
    ObjectNode body = Json.object();
    body.set("attachment", AuditJson.file(file, call.root()));
    return Answers.ok(body);
  }

  private Stream<StoredFile> stored() {
    return world.tickets.values().stream()
        .filter(Ticket::live)
        .flatMap(t -> t.comments.stream())
        .flatMap(c -> c.files.stream());
  }

  /**
   * What a file's URL answers: with a login the way to another host, which must not see the login;
   * without one the way to the login page, which answers 200.
   */
  SimResponse redirect(Call call, boolean known) {
    if (call.request.path().equals("/attachments/token/login")) {
      return Answers.html(200, "Sign in");
    }
    String token = call.request.path().split("/", -1)[3];
    Optional<StoredFile> file = stored().filter(f -> f.token.equals(token)).findFirst();
    if (file.isEmpty()) {
      return Answers.html(404, "The page you were looking for doesn't exist");
    }
    String target =
        known
            ? elsewhere(call) + "/attachment/" + file.get().id + "?token=" + file.get().token
            : call.root() + "/attachments/token/login";
    return SimResponse.empty(302, "Found").with("Location", target);
  }

  /** Another host that leads to the same place. */
  private static String elsewhere(Call call) {
    String root = call.root();
    return root.contains("//127.0.0.1")
        ? root.replace("//127.0.0.1", "//localhost")
        : "https://p1.zdusercontent.test";
  }

  /** A file's bytes at the other host, which refuses logins. */
  SimResponse content(SimRequest request) {
    if (request.header("Authorization").isPresent()) {
      return Answers.html(400, "Only one auth mechanism allowed");
    }
    String token = request.param("token").orElse("");
    return stored()
        .filter(f -> f.token.equals(token))
        .findFirst()
        .map(f -> new SimResponse(200, "", Map.of("Content-Type", f.type), f.content))
        .orElseGet(() -> Answers.html(403, "Forbidden"));
  }
}
