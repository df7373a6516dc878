package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A person at work in the browser. Fields go by id or name, choices by their names, people by login
 * name, text as plain text; a null value clears. Whatever is unknown is an {@link
 * IllegalArgumentException}.
 */
public final class JiraPerson {

  private final JiraSite site;
  private final JiraUser user;
  private final PersonValues values;

  JiraPerson(JiraSite site, JiraUser user) {
    this.site = site;
    this.user = user;
    this.values = new PersonValues(site);
  }

  public JiraUser user() {
    return user;
  }

  /** Creates an issue and returns its key. */
  public String create(String project, String issueType, String summary) {
    return create(project, issueType, Map.of("summary", summary));
  }

  /** Creates an issue and returns its key. */
  public String create(String project, String issueType, Map<String, ?> fields) {
    return site.locked(
        () -> {
          JiraProject target = project(project);
          return site.writer()
              .create(user, target, type(target, issueType), values.of(target, fields))
              .key();
        });
  }

  /** Creates many issues and returns their keys in order. */
  public List<String> createMany(
      String project, String issueType, int count, IntFunction<Map<String, ?>> fields) {
    List<String> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(create(project, issueType, fields.apply(i)));
    }
    return keys;
  }

  public void edit(String issue, String field, @Nullable Object value) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put(field, value);
    edit(issue, one);
  }

  public void edit(String issue, Map<String, ?> fields) {
    act(
        issue,
        found -> {
          site.writer().change(found, user, values.of(found.project(), fields));
          return found;
        });
  }

  /** Adds a comment that everybody sees and returns its id. */
  public long comment(String issue, String text) {
    return comment(issue, text, Map.of(), null);
  }

  /** Adds an internal note of a service project and returns its id. */
  public long internalNote(String issue, String text) {
    JsonNode mark = Json.object().put("internal", true);
    return comment(issue, text, Map.of("sd.public.comment", mark), null);
  }

  /** Adds a comment for a group or role only and returns its id. */
  public long restrictedComment(String issue, String text, JiraVisibility visibility) {
    return comment(issue, text, Map.of(), visibility);
  }

  /** Adds a comment that everybody sees, and that shows a file, and returns its id. */
  public long show(String issue, String fileName) {
    JsonNode body = RichText.showing(site.edition(), fileName);
    JiraComment.Extras extras = new JiraComment.Extras(Map.of(), null);
    return act(issue, found -> site.parts().comment(found, user, body, extras).id());
  }

  public void editComment(long id, String text) {
    site.locked(
        () -> {
          StoredIssue issue = ownerOfComment(id);
          JiraComment before =
              issue.comments.stream().filter(c -> c.id() == id).findFirst().orElseThrow();
          JsonNode body = RichText.of(site.edition(), text);
          site.parts().replace(issue, before.edited(user, site.now(), body, before.extras()));
          return issue;
        });
  }

  /**
   * Shows a comment to insiders only, or to everybody again: as an internal note in a service
   * project, else by a restriction.
   */
  public void hideComment(long id, boolean hidden, JiraVisibility insiders) {
    site.locked(
        () -> {
          StoredIssue issue = ownerOfComment(id);
          JiraComment before =
              issue.comments.stream().filter(c -> c.id() == id).findFirst().orElseThrow();
          boolean desk = issue.project().serviceDesk();
          var extras =
              new JiraComment.Extras(
                  before.extras().properties(), hidden && !desk ? insiders : null);
          extras.properties().remove("sd.public.comment");
          if (hidden && desk) {
            extras.properties().put("sd.public.comment", Json.object().put("internal", true));
          }
          site.parts().replace(issue, before.edited(user, site.now(), before.body(), extras));
          return issue;
        });
  }

  public void deleteComment(long id) {
    site.locked(
        () -> {
          StoredIssue issue = ownerOfComment(id);
          site.parts().removeComment(issue, user, id);
          return issue;
        });
  }

  /** Moves an issue one step to a status; fields fill the transition's screen. */
  public void transition(String issue, String status, Map<String, ?> fields) {
    act(
        issue,
        found -> {
          JiraTransition step =
              found.ways().stream()
                  .filter(t -> site.catalogue().status(t.to()).name().equals(status))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "no step from " + found.status().name() + " to " + status));
          Map<String, JsonNode> screen = values.of(found.project(), fields);
          if (!screen.keySet().containsAll(step.screen().required())) {
            throw new IllegalArgumentException("needs " + step.screen().required());
          }
          site.writer().transition(found, user, step, screen);
          return found;
        });
  }

  public void transition(String issue, String status) {
    transition(issue, status, Map.of());
  }

  /** Attaches a file and returns its id. */
  public long attach(String issue, String name, String mediaType, byte[] content) {
    JiraAttachment.File file = new JiraAttachment.File(name, mediaType, content);
    return act(issue, found -> site.parts().attach(found, user, file).id());
  }

  public void removeAttachment(long id) {
    site.locked(
        () -> {
          StoredIssue issue =
              site.store()
                  .ownerOfAttachment(id)
                  .orElseThrow(() -> new IllegalArgumentException("no attachment " + id));
          issue.attachments.stream()
              .filter(attachment -> attachment.id() == id)
              .findFirst()
              .ifPresent(attachment -> site.parts().removeAttachment(issue, user, attachment));
          return issue;
        });
  }

  /** Says that one issue, for instance, "blocks" another. */
  public void link(String issue, String typeName, String other) {
    act(
        issue,
        found -> {
          JiraLinkType type =
              site.catalogue().linkTypes.values().stream()
                  .filter(each -> each.name().equals(typeName))
                  .findFirst()
                  .orElseThrow(() -> new IllegalArgumentException("no link type " + typeName));
          site.parts().link(user, type, found, find(other));
          return found;
        });
  }

  /**
   * Shows an issue to the members of a security level only, of which the bridge is one.
   *
   * @param level its name; empty to show the issue to everybody again
   */
  public void secure(String issue, String level) {
    act(
        issue,
        found -> {
          site.parts().secure(found, user, level);
          return found;
        });
  }

  /** Takes all links of two issues away. */
  public void unlink(String issue, String other) {
    act(
        issue,
        found -> {
          site.parts().unlink(user, found, find(other));
          return found;
        });
  }

  /** Adds a link to something outside Jira, as another app would. */
  public void remoteLink(String issue, String globalId, String url, String title) {
    ObjectNode content = Json.object();
    content.putObject("application");
    content.putObject("object").put("url", url).put("title", title);
    act(issue, found -> site.parts().remoteLink(found, user, globalId, content));
  }

  /** Removes a remote link by its global id. */
  public void removeRemoteLink(String issue, String globalId) {
    act(
        issue,
        found -> {
          found.remoteLinks.stream()
              .filter(link -> globalId.equals(link.globalId()))
              .findFirst()
              .ifPresent(link -> site.parts().removeRemoteLink(found, user, link));
          return found;
        });
  }

  /** Moves an issue to another project and returns its new key. */
  public String move(String issue, String project, String issueType) {
    return act(
        issue,
        found -> {
          JiraProject target = project(project);
          site.writer().move(found, user, target, type(target, issueType));
          return found.key();
        });
  }

  public void delete(String issue) {
    act(
        issue,
        found -> {
          site.writer().delete(found);
          return found;
        });
  }

  private long comment(
      String issue, String text, Map<String, JsonNode> properties, @Nullable JiraVisibility who) {
    JsonNode body = RichText.of(site.edition(), text);
    JiraComment.Extras extras = new JiraComment.Extras(properties, who);
    return act(issue, found -> site.parts().comment(found, user, body, extras).id());
  }

  private <T> T act(String issue, Function<StoredIssue, T> action) {
    return site.locked(() -> action.apply(find(issue)));
  }

  private StoredIssue find(String issue) {
    return site.store()
        .find(issue)
        .orElseThrow(() -> new IllegalArgumentException("no issue " + issue));
  }

  private StoredIssue ownerOfComment(long id) {
    return site.store()
        .ownerOfComment(id)
        .orElseThrow(() -> new IllegalArgumentException("no comment " + id));
  }

  private JiraProject project(String key) {
    return site.catalogue()
        .project(key)
        .orElseThrow(() -> new IllegalArgumentException("no project " + key));
  }

  private static JiraIssueType type(JiraProject project, String name) {
    return project.types().keySet().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(project.key() + " has no type " + name));
  }
}
