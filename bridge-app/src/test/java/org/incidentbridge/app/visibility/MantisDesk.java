package org.incidentbridge.app.visibility;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.IssueView;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;
import org.incidentbridge.testkit.sim.mantis.MantisView;

/** MantisBT, where reporters see public notes only. */
final class MantisDesk implements Desk {

  private final String name;
  private final MantisSimulator mantis;
  private final Map<Place, Integer> projects = new EnumMap<>(Place.class);

  MantisDesk(String name, InstantSource clock) {
    this.name = name;
    mantis = new MantisSimulator(clock, MantisOptions.usual().withSeed(7));
    mantis.admin().addUser(STAFF, AccessLevel.DEVELOPER);
    mantis.admin().addUser(CUSTOMER, AccessLevel.REPORTER);
    mantis.admin().addUser(STRANGER, AccessLevel.REPORTER);
    projects.put(Place.HOME, mantis.admin().addProject("Help Desk"));
    projects.put(Place.OTHER, mantis.admin().addProject("Second Line"));
    projects.put(Place.OUTSIDE, mantis.admin().addProject("Elsewhere"));
  }

  @Override
  public HttpSimulator simulator() {
    return mantis;
  }

  @Override
  public Secret token() {
    return new Secret(mantis.bridgeToken());
  }

  @Override
  public String block() {
    return """
    type: mantis
    url: https://%s.test
    auth: { token: unused }
    projects: [Help Desk, Second Line]
    """
        .formatted(name);
  }

  @Override
  public String create() {
    return "{ project: Help Desk, category: General }";
  }

  @Override
  public String account(String login) {
    return login;
  }

  @Override
  public String report(String title) {
    return String.valueOf(mantis.as(CUSTOMER).report(project(Place.HOME), title, "Please help."));
  }

  @Override
  public String say(String ticket, Author author, String text, boolean internal) {
    var person = mantis.as(author.login);
    int id = number(ticket);
    return String.valueOf(internal ? person.privateNote(id, text) : person.note(id, text));
  }

  @Override
  public List<String> attach(String ticket, Author author, Paper paper, boolean internal) {
    byte[] content = paper.content().getBytes(StandardCharsets.UTF_8);
    int note = number(paper.after());
    mantis.as(author.login).attach(number(ticket), note, paper.name(), content);
    return List.of();
  }

  @Override
  public void edit(String ticket, String comment, String text) {
    mantis.as(STAFF).editNote(number(ticket), number(comment), text);
  }

  @Override
  public void hide(String ticket, String comment, boolean hidden) {
    mantis.as(STAFF).hideNote(number(ticket), number(comment), hidden);
  }

  @Override
  public void move(String ticket, Place place) {
    mantis.as(STAFF).move(number(ticket), project(place));
  }

  @Override
  public List<String> tickets() {
    return mantis.inspect().issues().stream().map(i -> String.valueOf(i.id())).toList();
  }

  @Override
  public String open(String ticket) {
    IssueView issue = mantis.inspect().issue(number(ticket));
    StringBuilder all = new StringBuilder();
    all.append(issue.summary()).append('\n').append(issue.description()).append('\n');
    all.append(issue.tags()).append(issue.customFields()).append('\n');
    Set<Integer> open =
        issue.notes().stream()
            .filter(n -> !n.isPrivate())
            .map(MantisView.NoteView::id)
            .collect(Collectors.toSet());
    issue.history().stream().filter(h -> isOpen(h, open)).forEach(h -> all.append(h).append('\n'));
    issue.notes().stream()
        .filter(n -> !n.isPrivate())
        .forEach(n -> all.append(n.text()).append('\n'));
    issue.files().stream()
        .filter(f -> f.noteId() == 0 || open.contains(f.noteId()))
        .forEach(f -> all.append(f.name()).append(' ').append(content(f)).append('\n'));
    return all.toString();
  }

  /** MantisBT leaves out the files of notes that are private or gone. */
  private static boolean isOpen(MantisView.HistoryView line, Set<Integer> open) {
    String note = line.change().substring(line.change().lastIndexOf(' ') + 1);
    return !line.what().startsWith("file-") || note.isEmpty() || open.contains(number(note));
  }

  private static String content(MantisView.FileView file) {
    return new String(file.content(), StandardCharsets.UTF_8);
  }

  private int project(Place place) {
    return Objects.requireNonNull(projects.get(place));
  }

  private static int number(String id) {
    return Integer.parseInt(id);
  }
}
