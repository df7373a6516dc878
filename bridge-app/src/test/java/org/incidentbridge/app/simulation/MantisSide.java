package org.incidentbridge.app.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.CustomFieldType;
import org.incidentbridge.testkit.sim.mantis.FilterSort;
import org.incidentbridge.testkit.sim.mantis.IssueView;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisPerson;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;

/** MantisBT with two projects. */
final class MantisSide implements Side {

  private static final List<String> RESOLUTIONS =
      List.of("open", "fixed", "duplicate", "unable to duplicate", "not fixable");
  private static final List<String> STATUSES =
      List.of("new", "feedback", "acknowledged", "confirmed", "assigned", "resolved", "closed");
  private static final List<String> PRIORITIES =
      List.of("none", "low", "normal", "high", "urgent", "immediate");

  private static final int SMALL_PAGE = 2;

  private static final List<String> LINKS = List.of("related-to", "duplicate-of", "has-duplicate");

  private final String name;
  private final MantisSimulator mantis;
  private final Secret token;
  private final InstantSource clock;
  private final Random random;
  private final int first;
  private final int second;
  private final Map<String, Object> settings;

  /**
   * An installation.
   *
   * @param paged projects that are read by a stored filter in small pages
   */
  MantisSide(String name, List<String> paged, InstantSource clock, Random random) {
    this.name = name;
    this.clock = clock;
    this.random = random;
    mantis = new MantisSimulator(clock, MantisOptions.usual().withSeed(random.nextLong()));
    mantis.admin().addUser("alice", AccessLevel.DEVELOPER);
    mantis.admin().describeUser("alice", "Alice Example", "alice@example.com");
    mantis.admin().addUser("bob", AccessLevel.DEVELOPER);
    first = mantis.admin().addProject("Help Desk");
    second = mantis.admin().addProject("Second Line");
    int contract = mantis.admin().addCustomField("Contract", CustomFieldType.STRING, "", 0);
    mantis.admin().linkField(contract, first);
    mantis.admin().linkField(contract, second);
    settings = paged.isEmpty() ? Map.of() : paged(paged);
    token = new Secret(mantis.bridgeToken());
  }

  private Map<String, Object> paged(List<String> projects) {
    int filter = mantis.admin().addFilter("bridge", FilterSort.LAST_UPDATED_THEN_ID);
    Map<String, Object> filters = new TreeMap<>();
    projects.forEach(project -> filters.put(project, filter));
    return Map.of("filters", filters, "filterPage", SMALL_PAGE);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public HttpSimulator simulator() {
    return mantis;
  }

  @Override
  public Secret token() {
    return token;
  }

  @Override
  public Map<String, Object> settings() {
    return settings;
  }

  @Override
  public Optional<String> keyForPrivate() {
    return Optional.of("privateIssues");
  }

  @Override
  public int longest() {
    return 50_000;
  }

  @Override
  public Instant stamp() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public String bridge() {
    return "bridge";
  }

  @Override
  public boolean hasContracts() {
    return true;
  }

  @Override
  public List<Shown> tickets() {
    return mantis.inspect().issues().stream().map(MantisSide::shown).toList();
  }

  @Override
  public Optional<Shown> ticket(String id) {
    return mantis.inspect().find(Integer.parseInt(id)).map(MantisSide::shown);
  }

  private static Shown shown(IssueView issue) {
    return new Shown(
        String.valueOf(issue.id()),
        issue.project(),
        new Shown.Fields(
            issue.summary(),
            issue.description(),
            issue.status(),
            issue.field("priority"),
            issue.tags(),
            issue.handler()),
        issue.notes().stream()
            .map(n -> new Shown.Said(String.valueOf(n.id()), n.author(), n.text(), n.isPrivate()))
            .toList(),
        issue.files().stream()
            .map(
                f ->
                    new Shown.Filed(
                        String.valueOf(f.id()),
                        f.author(),
                        f.name(),
                        new String(f.content(), StandardCharsets.UTF_8),
                        issue.notes().stream()
                            .anyMatch(n -> n.id() == f.noteId() && n.isPrivate())))
            .toList(),
        issue.relations().keySet().stream().map(String::valueOf).toList(),
        issue.field("view_state").equals("private"));
  }

  private MantisPerson someone() {
    return mantis.as(random.nextBoolean() ? "alice" : "bob");
  }

  @Override
  public String create(String title, String description) {
    int id = someone().report(first, title, description);
    someone().edit(id).custom("Contract", "secretcontract" + id + "x").save();
    return String.valueOf(id);
  }

  @Override
  public void title(String id, String text) {
    someone().edit(number(id)).set("summary", text).save();
  }

  @Override
  public void description(String id, String text) {
    someone().edit(number(id)).set("description", text).save();
  }

  @Override
  public String priority(String id, Random dice) {
    String word = PRIORITIES.get(dice.nextInt(PRIORITIES.size()));
    someone().edit(number(id)).set("priority", word).save();
    return word;
  }

  @Override
  public String assign(String id, Random dice) {
    String name = List.of("alice", "bob", "").get(dice.nextInt(3));
    someone().edit(number(id)).set("handler", name).save();
    return name.isEmpty() ? "nobody" : name;
  }

  @Override
  public Optional<String> status(String id, Random dice) {
    String word = STATUSES.get(dice.nextInt(STATUSES.size()));
    if (dice.nextInt(3) == 0) {
      String resolution = RESOLUTIONS.get(dice.nextInt(RESOLUTIONS.size()));
      someone().edit(number(id)).set("resolution", resolution).save();
    }
    someone().status(number(id), word);
    return Optional.of(word);
  }

  @Override
  public void label(String id, String label, boolean on) {
    if (on) {
      someone().tag(number(id), label);
    } else {
      someone().untag(number(id), label);
    }
  }

  @Override
  public String say(String id, String text, boolean internal) {
    MantisPerson person = someone();
    return String.valueOf(
        internal ? person.privateNote(number(id), text) : person.note(number(id), text));
  }

  @Override
  public void edit(String id, String commentId, String text) {
    someone().editNote(number(id), number(commentId), text);
  }

  @Override
  public void unsay(String id, String commentId) {
    someone().deleteNote(number(id), number(commentId));
  }

  @Override
  public void hide(String id, String commentId, boolean hidden) {
    someone().hideNote(number(id), number(commentId), hidden);
  }

  @Override
  public String link(String id, String other, Random dice) {
    String type = LINKS.get(dice.nextInt(LINKS.size()));
    someone().relate(number(id), type, number(other));
    return type;
  }

  @Override
  public void unlink(String id, String other) {
    someone().unrelate(number(id), number(other));
  }

  @Override
  public boolean seal(String id, boolean hidden) {
    someone().edit(number(id)).set("view_state", hidden ? "private" : "public").save();
    return true;
  }

  @Override
  public void detach(String id, String fileId) {
    someone().deleteFile(number(id), number(fileId));
  }

  @Override
  public boolean attach(String id, String fileName, String content, boolean internal) {
    MantisPerson person = someone();
    int note = internal ? person.privateNote(number(id), "see the file") : 0;
    person.attach(number(id), note, fileName, content.getBytes(StandardCharsets.UTF_8));
    return true;
  }

  @Override
  public boolean hidesFiles() {
    return true;
  }

  @Override
  public void attachToRemark(String id, String fileName, String content) {
    MantisPerson person = someone();
    int note = person.note(number(id), "see the file");
    person.attach(number(id), note, fileName, content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void hideFile(String id, String fileId) {
    mantis.inspect().issue(number(id)).files().stream()
        .filter(file -> file.id() == number(fileId))
        .forEach(file -> someone().hideNote(number(id), file.noteId(), true));
  }

  @Override
  public String move(String id) {
    boolean home = mantis.inspect().issue(number(id)).project().equals("Help Desk");
    someone().move(number(id), home ? second : first);
    return home ? "Second Line" : "Help Desk";
  }

  @Override
  public void delete(String id) {
    someone().delete(number(id));
  }

  @Override
  public List<String> places() {
    return List.of("Help Desk", "Second Line");
  }

  @Override
  public void shut(String place, boolean shut) {
    mantis.admin().closeProject(place.equals("Help Desk") ? first : second, shut);
  }

  private static int number(String id) {
    return Integer.parseInt(id);
  }
}
