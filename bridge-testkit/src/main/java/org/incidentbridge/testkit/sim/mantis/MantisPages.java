package org.incidentbridge.testkit.sim.mantis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.page.Browsable;
import org.incidentbridge.testkit.sim.page.Frame;
import org.incidentbridge.testkit.sim.page.Html;
import org.incidentbridge.testkit.sim.page.TicketList;
import org.incidentbridge.testkit.sim.page.TicketPage;

/**
 * An installation for people with a browser: all issues at {@code /}, one at {@code
 * /view.php?id=12}. Nobody has to log in, and nothing is kept from anybody.
 */
final class MantisPages implements Browsable.Pages {

  private static final String ISSUE = "/view.php";
  private static final int LONGEST_ID = 9;
  private static final List<String> COLUMNS =
      List.of(
          "Id", "Summary", "Status", "Priority", "Severity", "Assigned to", "Reporter", "Updated");
  private static final Set<IssueField> TEXTS =
      EnumSet.of(IssueField.DESCRIPTION, IssueField.STEPS, IssueField.INFORMATION);

  /** Shown elsewhere on the page, or switched off in a usual installation. */
  private static final Set<IssueField> LEFT_OUT =
      EnumSet.of(
          IssueField.SUMMARY,
          IssueField.STICKY,
          IssueField.DUE_DATE,
          IssueField.PROJECTION,
          IssueField.ETA);

  private final Site site;
  private final World world;
  private final Frame frame;

  MantisPages(String name, Site site) {
    this.site = site;
    this.world = site.world;
    this.frame = new Frame(name, "MantisBT");
  }

  @Override
  public Optional<SimResponse> at(SimRequest request) {
    synchronized (world) {
      return switch (request.path()) {
        case "/" -> Optional.of(list());
        case ISSUE -> Optional.of(issue(request.param("id").orElse("")));
        default -> Optional.empty();
      };
    }
  }

  private SimResponse issue(String id) {
    boolean number = id.matches("\\d{1," + LONGEST_ID + "}");
    Issue issue = number ? world.issues.get(Integer.parseInt(id)) : null;
    return issue == null ? frame.missing(id) : page(issue).in(frame);
  }

  private SimResponse list() {
    Map<Integer, List<Issue>> byProject =
        world.issues.values().stream().collect(Collectors.groupingBy(Issue::project));
    List<TicketList.Project> projects = new ArrayList<>();
    for (Project project : world.projects.values()) {
      List<Issue> issues = byProject.getOrDefault(project.id, List.of());
      if (!issues.isEmpty()) {
        List<List<Html>> rows = issues.stream().map(this::row).toList();
        projects.add(new TicketList.Project("project-" + project.id, project.name, rows));
      }
    }
    return new TicketList(COLUMNS, projects).in(frame);
  }

  private List<Html> row(Issue issue) {
    return List.of(
        link(issue, Integer.toString(issue.id)),
        TicketList.title(link(issue, words(issue, IssueField.SUMMARY)), hidden(issue)),
        Html.text(words(issue, IssueField.STATUS)),
        Html.text(words(issue, IssueField.PRIORITY)),
        Html.text(words(issue, IssueField.SEVERITY)),
        Html.text(words(issue, IssueField.HANDLER)),
        Html.text(words(issue, IssueField.REPORTER)),
        moment(issue.updated));
  }

  private TicketPage page(Issue issue) {
    return new TicketPage(
        new TicketPage.Name(
            Integer.toString(issue.id), words(issue, IssueField.SUMMARY), hidden(issue)),
        facts(issue),
        texts(issue),
        new TicketPage.Parts(
            issue.relations.stream().map(relation -> related(issue, relation)).toList(),
            issue.files.stream().map(file -> file(issue, file)).toList(),
            issue.notes.stream().map(this::note).toList()));
  }

  private static String hidden(Issue issue) {
    return issue.isPrivate() ? "Private issue" : "";
  }

  private Map<String, Html> facts(Issue issue) {
    Map<String, Html> facts = new LinkedHashMap<>();
    for (IssueField field : IssueField.values()) {
      if (!TEXTS.contains(field) && !LEFT_OUT.contains(field)) {
        put(facts, field.label(), words(issue, field));
      }
    }
    int due = issue.row.number(IssueField.DUE_DATE);
    put(facts, IssueField.DUE_DATE.label(), due > 1 ? time(due) : "");
    put(facts, "Tags", tags(issue));
    issue.customValues.forEach(
        (id, value) -> {
          CustomField field = Objects.requireNonNull(world.customFields.get(id));
          put(facts, field.name, field.shown(value, world.options.zone()));
        });
    put(facts, "Submitted", time(issue.created));
    put(facts, "Updated", time(issue.updated));
    return facts;
  }

  private String tags(Issue issue) {
    return issue.taggedBy.keySet().stream()
        .map(id -> Objects.requireNonNull(world.tags.get(id)).name)
        .collect(Collectors.joining(", "));
  }

  private static void put(Map<String, Html> facts, String name, String value) {
    if (!value.isBlank()) {
      facts.put(name, Html.linked(value));
    }
  }

  private Map<String, Html> texts(Issue issue) {
    Map<String, Html> texts = new LinkedHashMap<>();
    for (IssueField field : TEXTS) {
      String text = words(issue, field);
      if (!text.isBlank()) {
        texts.put(field.label(), Html.prose(text));
      }
    }
    return texts;
  }

  private Html related(Issue issue, Relation relation) {
    Issue other = world.issue(relation.other(issue.id));
    return Html.all(
        Html.text(relation.from(issue.id).label() + ": "),
        link(other, other.id + " " + words(other, IssueField.SUMMARY)));
  }

  private TicketPage.File file(Issue issue, StoredFile file) {
    boolean hidden = issue.note(file.noteId()).map(Note::isPrivate).orElse(false);
    return new TicketPage.File(
        file.name(),
        file.content().bytes().length,
        hidden ? "On a private note" : "",
        TicketPage.origin(person(file.user()), Instant.ofEpochSecond(file.created())));
  }

  private TicketPage.Comment note(Note note) {
    return new TicketPage.Comment(
        "c" + note.id,
        TicketPage.origin(
            person(note.reporter),
            Instant.ofEpochSecond(note.created),
            Instant.ofEpochSecond(note.updated)),
        note.isPrivate() ? "Private note" : "",
        Html.prose(note.text));
  }

  private static Html link(Issue issue, String shown) {
    return Html.link(ISSUE + "?id=" + issue.id, Html.text(shown));
  }

  private String words(Issue issue, IssueField field) {
    int number =
        switch (field) {
          case HANDLER, REPORTER -> issue.row.number(field);
          default -> 0;
        };
    return number == 0 ? IssueView.shown(site, field, issue.row) : person(number);
  }

  /** The real name where there is one, since other trackers show people by it. */
  private String person(int id) {
    return world
        .user(id)
        .filter(user -> !user.realName.isBlank())
        .map(user -> user.realName)
        .orElseGet(() -> world.userName(id));
  }

  private static Html moment(long epochSecond) {
    return Html.text(time(epochSecond));
  }

  private static String time(long epochSecond) {
    return Frame.time(Instant.ofEpochSecond(epochSecond));
  }
}
