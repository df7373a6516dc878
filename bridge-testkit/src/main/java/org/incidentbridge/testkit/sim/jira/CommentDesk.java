package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;
import org.jspecify.annotations.Nullable;

/** Comments. */
final class CommentDesk {

  private static final Rights EDIT =
      new Rights(Permission.EDIT_OWN_COMMENTS, Permission.EDIT_ALL_COMMENTS);
  private static final Rights DELETE =
      new Rights(Permission.DELETE_OWN_COMMENTS, Permission.DELETE_ALL_COMMENTS);

  private static final int MOST_TEXT = 32_767;
  private static final int MOST_IDS = 1000;
  private static final Set<String> WITHOUT_WORDS =
      Set.of("media", "extension", "inlineCard", "blockCard", "embedCard", "date");

  private final JiraSite site;
  private final Access access;

  CommentDesk(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
  }

  SimResponse list(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    CommentJson print = new CommentJson(site, call.json());
    List<JiraComment> visible = new ArrayList<>(print.visible(issue, call.caller()));
    Comparator<JiraComment> oldest = Comparator.comparing(comment -> comment.times().created());
    switch (call.param("orderBy").orElse("created")) {
      case "created", "+created", " created" -> visible.sort(oldest);
      case "-created" -> visible.sort(oldest.reversed());
      default -> throw Problem.bad("The orderBy parameter must be one of: created, -created");
    }
    int start = Math.max(0, call.number("startAt", 0));
    int cap = site.edition().cloud() ? 100 : Integer.MAX_VALUE;
    int max = Math.clamp(call.number("maxResults", cap), 0, cap);
    ArrayNode page = Json.array();
    boolean properties = call.expand().contains("properties");
    visible.stream()
        .skip(start)
        .limit(max)
        .forEach(comment -> page.add(print.comment(issue, comment, properties)));
    ObjectNode out = Json.object();
    out.put("startAt", start);
    out.put("maxResults", site.edition().cloud() ? max : Math.min(max, 1_048_576));
    out.put("total", visible.size());
    out.set("comments", page);
    return Answers.ok(out);
  }

  SimResponse get(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    JiraComment comment = find(call, issue, call.arg(1));
    return Answers.ok(print(call, issue, comment));
  }

  SimResponse create(Call call) {
    ObjectNode body = call.body();
    StoredIssue issue = access.write(call, call.arg(0), Permission.ADD_COMMENTS);
    return Answers.of(201, print(call, issue, add(call, issue, body)));
  }

  SimResponse edit(Call call) {
    ObjectNode body = call.body();
    StoredIssue issue = access.read(call, call.arg(0));
    JiraComment before = find(call, issue, call.arg(1));
    may(call, issue, before, EDIT);
    access.admit(issue);
    JsonNode text = body(body.path("body"));
    Map<String, JsonNode> properties = new LinkedHashMap<>(before.extras().properties());
    properties.putAll(IssueDesk.properties(body.path("properties")));
    // A restriction that is not sent again is gone.
    JiraComment.Extras extras =
        new JiraComment.Extras(properties, visibility(call, body.path("visibility")));
    JiraComment after = before.edited(Access.caller(call), site.now(), text, extras);
    site.parts().replace(issue, after);
    return Answers.ok(print(call, issue, after));
  }

  SimResponse delete(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    JiraComment comment = find(call, issue, call.arg(1));
    may(call, issue, comment, DELETE);
    access.admit(issue);
    site.parts().removeComment(issue, Access.caller(call), comment.id());
    return Answers.none(204);
  }

  /** Comments of any issues by id; those not there or not visible are left out. */
  SimResponse listByIds(Call call) {
    JsonNode ids = call.body().path("ids");
    if (!ids.isArray() || ids.isEmpty() || ids.size() > MOST_IDS) {
      throw Problem.bad("The number of comment ids must be between 1 and " + MOST_IDS + ".");
    }
    CommentJson print = new CommentJson(site, call.json());
    boolean properties = call.expand().contains("properties");
    ArrayNode values = Json.array();
    for (JsonNode id : ids) {
      site.store()
          .ownerOfComment(id.asLong())
          .filter(issue -> access.visible(call.caller(), issue))
          .ifPresent(
              issue ->
                  print.visible(issue, call.caller()).stream()
                      .filter(comment -> comment.id() == id.asLong())
                      .forEach(c -> values.add(print.comment(issue, c, properties))));
    }
    ObjectNode page = Json.object();
    page.put("maxResults", 1048576).put("startAt", 0).put("total", values.size());
    page.put("isLast", true).set("values", values);
    return Answers.ok(page);
  }

  /** Refuses a comment that could not be added, without adding it. */
  void check(Call call, StoredIssue issue, JsonNode sent) {
    access.require(call, issue, Permission.ADD_COMMENTS);
    access.room(issue.comments.size(), "comments");
    body(sent.path("body"));
    visibility(call, sent.path("visibility"));
    IssueDesk.properties(sent.path("properties"));
  }

  JiraComment add(Call call, StoredIssue issue, JsonNode sent) {
    check(call, issue, sent);
    JiraComment.Extras extras =
        new JiraComment.Extras(
            IssueDesk.properties(sent.path("properties")),
            visibility(call, sent.path("visibility")));
    return site.parts().comment(issue, Access.caller(call), body(sent.path("body")), extras);
  }

  JiraComment find(Call call, StoredIssue issue, String id) {
    return issue.comments.stream()
        .filter(comment -> Long.toString(comment.id()).equals(id))
        .filter(comment -> CommentJson.mayRead(comment, call.caller()))
        .findFirst()
        .orElseThrow(() -> Problem.of(404, "Can not find a comment for the id: " + id + "."));
  }

  private ObjectNode print(Call call, StoredIssue issue, JiraComment comment) {
    boolean properties = call.expand().contains("properties");
    return new CommentJson(site, call.json()).comment(issue, comment, properties);
  }

  private JsonNode body(JsonNode sent) {
    if (site.edition().cloud() ? !sent.isObject() : !sent.isTextual()) {
      throw Problem.field("comment", "Comment body is not valid!");
    }
    if (site.edition().cloud() && AdfCheck.fault(sent).isPresent()) {
      throw Problem.bad("INVALID_INPUT");
    }
    boolean media = sent.findValuesAsText("type").stream().anyMatch(WITHOUT_WORDS::contains);
    String text = RichText.plain(sent);
    if (text.isBlank() && !media) {
      throw Problem.field("comment", "Comment body can not be empty!");
    }
    if (text.length() > MOST_TEXT) {
      throw Problem.field(
          "comment",
          "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
    }
    return site.edition().cloud() ? AdfNormaliser.saved(sent) : sent;
  }

  private @Nullable JiraVisibility visibility(Call call, JsonNode sent) {
    if (sent.isMissingNode() || sent.isNull()) {
      return null;
    }
    String type = sent.path("type").asText();
    String name = Json.member(sent, "identifier").or(() -> Json.member(sent, "value")).orElse("");
    boolean known = type.equals("group") || type.equals("role");
    if (!known || !site.catalogue().knowsGroup(name)) {
      throw Problem.field("commentLevel", "Group or role with name '" + name + "' does not exist.");
    }
    if (!Access.caller(call).profile().groups().contains(name)) {
      throw Problem.field("commentLevel", "You are not a member of '" + name + "'.");
    }
    return new JiraVisibility(type, name);
  }

  private void may(Call call, StoredIssue issue, JiraComment comment, Rights rights) {
    boolean own = comment.author().equals(call.caller()) && has(call, issue, rights.own());
    if (!(own || has(call, issue, rights.all())) || !has(call, issue, Permission.ADD_COMMENTS)) {
      throw Problem.of(
          site.edition().cloud() ? 400 : 403,
          "You do not have the permission to change the comment with id: " + comment.id() + ".");
    }
  }

  private boolean has(Call call, StoredIssue issue, Permission permission) {
    return site.catalogue().may(call.caller(), issue.project(), permission);
  }

  /** What it takes to change one's own comment, or anybody's. */
  private record Rights(Permission own, Permission all) {}
}
