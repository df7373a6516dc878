package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.page.Browsable;
import org.incidentbridge.testkit.sim.page.Frame;
import org.incidentbridge.testkit.sim.page.Html;
import org.incidentbridge.testkit.sim.page.TicketList;
import org.incidentbridge.testkit.sim.page.TicketPage;
import org.jspecify.annotations.Nullable;

/**
 * A site for people with a browser: all issues at {@code /}, one at {@code /browse/ENG-12}. Nobody
 * has to log in, and nothing is kept from anybody.
 */
public final class JiraPages implements Browsable.Pages {

  private static final String ISSUE = "/browse/";
  private static final List<String> COLUMNS =
      List.of("Key", "Summary", "Type", "Status", "Priority", "Assignee", "Created by", "Updated");

  private final JiraSite site;
  private final Frame frame;
  private final FieldWriter fields;

  /**
   * Shows a site.
   *
   * @param name what the site is called on its pages
   */
  public JiraPages(String name, JiraSite site) {
    this.site = site;
    this.frame = new Frame(name, site.edition().cloud() ? "Jira Cloud" : "Jira Data Center");
    this.fields = new FieldWriter(site, new SiteJson(site, ""));
  }

  @Override
  public Optional<SimResponse> at(SimRequest request) {
    String path = request.path();
    if (path.equals("/")) {
      return Optional.of(site.locked(this::list));
    }
    return path.startsWith(ISSUE)
        ? Optional.of(site.locked(() -> issue(path.substring(ISSUE.length()))))
        : Optional.empty();
  }

  private SimResponse issue(String key) {
    return site.store()
        .find(key)
        .map(issue -> page(issue).in(frame))
        .orElseGet(() -> frame.missing(key));
  }

  private SimResponse list() {
    Map<JiraProject, List<List<Html>>> byProject = new LinkedHashMap<>();
    site.catalogue().projects.values().forEach(p -> byProject.put(p, new ArrayList<>()));
    for (StoredIssue issue : site.store().all()) {
      byProject.computeIfAbsent(issue.project(), p -> new ArrayList<>()).add(row(issue));
    }
    List<TicketList.Project> projects = new ArrayList<>();
    byProject.forEach((p, rows) -> projects.add(new TicketList.Project(p.key(), title(p), rows)));
    return new TicketList(COLUMNS, projects).in(frame);
  }

  private List<Html> row(StoredIssue issue) {
    return List.of(
        link(issue, issue.key()),
        TicketList.title(link(issue, words(issue.value("summary"))), hidden(issue)),
        Html.text(issue.type().name()),
        Html.text(issue.status().name()),
        Html.text(words(issue, "priority")),
        Html.text(words(issue, "assignee")),
        Html.text(issue.creator.displayName()),
        Html.text(Frame.time(issue.updated())));
  }

  private TicketPage page(StoredIssue issue) {
    return new TicketPage(
        new TicketPage.Name(issue.key(), words(issue.value("summary")), hidden(issue)),
        facts(issue),
        texts(issue),
        new TicketPage.Parts(
            links(issue),
            issue.attachments.stream().map(JiraPages::file).toList(),
            issue.comments.stream().map(this::comment).toList()));
  }

  private static String hidden(StoredIssue issue) {
    return issue.security.isEmpty() ? "" : "Only for security level " + issue.security;
  }

  private Map<String, Html> facts(StoredIssue issue) {
    Map<String, Html> facts = new LinkedHashMap<>();
    facts.put("Project", Html.text(title(issue.project())));
    facts.put("Type", Html.text(issue.type().name()));
    facts.put("Status", Html.text(issue.status().name()));
    for (JiraField field : site.catalogue().fields.values()) {
      boolean shown =
          switch (field.kind()) {
            case COMPUTED, RICH_TEXT, PROJECT, ISSUE_TYPE -> false;
            default -> !field.id().equals("summary");
          };
      String words = shown ? words(fields.value(issue, field)) : "";
      if (!words.isEmpty()) {
        facts.put(field.name(), Html.linked(words));
      }
    }
    facts.put("Created by", Html.text(issue.creator.displayName()));
    facts.put("Created", moment(issue.created));
    facts.put("Updated", moment(issue.updated()));
    Instant resolved = issue.resolved();
    if (resolved != null) {
      facts.put("Resolved", moment(resolved));
    }
    return facts;
  }

  private Map<String, Html> texts(StoredIssue issue) {
    Map<String, Html> texts = new LinkedHashMap<>();
    for (JiraField field : site.catalogue().fields.values()) {
      JsonNode value = issue.value(field.id());
      if (field.kind() == FieldKind.RICH_TEXT && !RichText.plain(value).isEmpty()) {
        texts.put(field.name(), rich(value));
      }
    }
    return texts;
  }

  private List<Html> links(StoredIssue issue) {
    List<Html> all = new ArrayList<>();
    for (JiraRemoteLink link : issue.remoteLinks) {
      String meaning = link.content().path("relationship").asText();
      all.add(related(meaning, Html.link(link.url(), Html.text(link.title()))));
    }
    for (JiraIssueLink link : issue.links) {
      boolean outward = link.source() == issue.id;
      String meaning = outward ? link.type().outward() : link.type().inward();
      site.store()
          .find(outward ? link.destination() : link.source())
          .map(other -> link(other, other.key() + " " + words(other.value("summary"))))
          .ifPresent(other -> all.add(related(meaning, other)));
    }
    return all;
  }

  private static Html related(String meaning, Html link) {
    return meaning.isEmpty() ? link : Html.all(Html.text(meaning + ": "), link);
  }

  private static TicketPage.File file(JiraAttachment file) {
    return new TicketPage.File(
        file.file().name(),
        file.file().content().length,
        "",
        TicketPage.origin(file.author().displayName(), file.created()));
  }

  private TicketPage.Comment comment(JiraComment comment) {
    return new TicketPage.Comment(
        "comment-" + comment.id(),
        TicketPage.origin(
            comment.author().displayName(), comment.times().created(), comment.times().updated()),
        hidden(comment),
        rich(comment.body()));
  }

  private static String hidden(JiraComment comment) {
    JiraVisibility visibility = comment.extras().visibility();
    String only =
        visibility == null ? "" : "Only for " + visibility.type() + " " + visibility.value();
    return comment.internal() ? ("Internal note. " + only).strip() : only;
  }

  private Html rich(JsonNode text) {
    return text.isObject() ? AdfHtml.of(text) : Html.prose(words(text));
  }

  private static Html link(StoredIssue issue, String shown) {
    return Html.link(ISSUE + issue.key(), Html.text(shown));
  }

  private static String title(JiraProject project) {
    return project.name() + " (" + project.key() + ")";
  }

  private static Html moment(Instant at) {
    return Html.text(Frame.time(at));
  }

  private String words(StoredIssue issue, String field) {
    return site.catalogue().field(field).map(known -> words(fields.value(issue, known))).orElse("");
  }

  /** What people read of a value. */
  private static String words(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    if (value.isArray()) {
      List<String> all = new ArrayList<>();
      value.forEach(each -> all.add(words(each)));
      return String.join(", ", all);
    }
    return value.isObject()
        ? Json.member(value, "displayName")
            .or(() -> Json.member(value, "value"))
            .or(() -> Json.member(value, "name"))
            .orElse("")
        : value.asText();
  }
}
