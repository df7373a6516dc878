package org.incidentbridge.testkit.sim.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.page.Browsable;
import org.junit.jupiter.api.Test;

final class MantisPagesTest extends MantisTest {

  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";

  private final MantisPerson dora = mantis.as("dora");

  @Test
  void anIssueShowsItsFieldsUnderTheirNames() {
    mantis.admin().describeUser("dora", "Dora Example", "dora@example.com");
    int id = dora.report(project, "Crash & burn", "one\n  two");
    dora.edit(id).set("priority", "high").set("handler", "dora").set("severity", "major").save();
    dora.edit(id).set("due_date", "2026-12-01T10:00:00Z").save();
    dora.tag(id, "printing");
    assertThat(page(id))
        .contains(id + "</span>Crash &amp; burn</h1>")
        .contains("<div class=\"prose\">one\n  two</div>")
        .contains(fact("Project", "Support"), fact("Priority", "high"), fact("Severity", "major"))
        .contains(fact("Reporter", "Dora Example"), fact("Assigned To", "Dora Example"))
        .contains(fact("Due Date", "2026-12-01 10:00 UTC"), fact("Tags", "printing"))
        .contains(fact("Submitted", "2026-11-20 12:00 UTC"), fact("View Status", "public"))
        .doesNotContain("Platform", "Steps to Reproduce", "Comments", "Attachments", "Links");
  }

  @Test
  void notesComeInTheirOrderAndPrivateOnesAreMarked() {
    int id = dora.report(project, "one", "d");
    int first = mantis.as("rita").note(id, "seen by all");
    later(300);
    int second = dora.privateNote(id, "seen by us");
    dora.attach(id, second, "inside.txt", new byte[5]);
    dora.attach(id, "open.txt", new byte[3000]);
    dora.editNote(id, first, "seen by everybody");

    String page = page(id);
    String[] notes = page.split("class=\"note", -1);
    assertThat(notes).hasSize(3);
    assertThat(notes[1])
        .contains("rita", "2026-11-20 12:00 UTC", "edited 2026-11-20 12:05 UTC")
        .contains("seen by everybody")
        .doesNotContain("flag");
    assertThat(notes[2]).startsWith(" hidden").contains("Private note", "seen by us");
    String[] files = page.split("<li>", -1);
    assertThat(files[1]).contains("inside.txt", "5 bytes", "On a private note");
    assertThat(files[2]).contains("open.txt", "3 KiB").doesNotContain("On a private note");
  }

  @Test
  void whatIsWrittenInATicketIsTextAndNothingElse() {
    int field = mantis.admin().addCustomField("Contract", CustomFieldType.STRING, "", 80);
    mantis.admin().linkField(field, project);
    int id = dora.report(project, SCRIPT, SCRIPT);
    dora.edit(id).custom("Contract", SCRIPT).set("view_state", "private").save();
    dora.note(id, SCRIPT);
    dora.attach(id, SCRIPT, new byte[1]);
    dora.tag(id, SCRIPT);
    String page = page(id);
    assertThat(page.split(Pattern.quote(ESCAPED), -1)).hasSize(8);
    assertThat(page).contains("Private issue").doesNotContain("<script");
    assertThat(page("/", "")).contains(ESCAPED, "Private issue").doesNotContain("<script");
    assertThat(page("/view.php", SCRIPT)).contains(ESCAPED).doesNotContain("<script");
  }

  @Test
  void linksLeadToOtherIssuesAndToOtherTrackers() {
    int id = dora.report(project, "one", "d");
    int other = dora.report(project, "two", "d");
    dora.relate(id, "parent-of", other);
    dora.note(id, "ENG-1\nhttp://127.0.0.1:9/browse/ENG-1");
    assertThat(page(id))
        .contains("parent of: <a href=\"/view.php?id=%d\">%d two</a>".formatted(other, other))
        .contains("<a href=\"http://127.0.0.1:9/browse/ENG-1\">");
    assertThat(page(other)).contains("child of: <a href=\"/view.php?id=" + id);
  }

  @Test
  void theListHasAllIssuesByProject() {
    int sub = mantis.admin().addProject("Billing", project);
    int one = dora.report(project, "first", "d");
    dora.report(sub, "second", "d");
    assertThat(page("/", ""))
        .contains("A simulator of MantisBT", "Support: 1 ticket</h2>", "Billing: 1 ticket</h2>")
        .contains("<a href=\"/view.php?id=%d\">first</a>".formatted(one));
  }

  @Test
  void anUnknownIssueIsNotFoundAndTheInterfaceIsNoPage() {
    for (String id : List.of("999", "", "x", "-1", "99999999999999999999")) {
      assertThat(at("/view.php", id).orElseThrow().status()).as(id).isEqualTo(404);
    }
    assertThat(at("/api/rest/issues", "1")).isEmpty();
    SimRequest bare = new SimRequest("GET", "/", Map.of(), Map.of(), new byte[0]);
    assertThat(mantis.handle(bare).status()).isEqualTo(404);
  }

  @Test
  void lookingCountsNoCallAndChangesNothing() {
    int id = dora.report(project, "one", "d");
    long before = mantis.inspect().changes();
    CallCounter calls = new CallCounter(mantis);
    Browsable browsable = new Browsable(calls, mantis.pages("helpdesk"));
    assertThat(browsable.handle(request("/view.php", "" + id)).status()).isEqualTo(200);
    assertThat(calls.total()).isZero();
    assertThat(mantis.inspect().changes()).isEqualTo(before);
  }

  private static String fact(String name, String value) {
    return "<span class=\"name\">%s</span><span class=\"value\">%s</span>".formatted(name, value);
  }

  private String page(int id) {
    return page("/view.php", Integer.toString(id));
  }

  private String page(String path, String id) {
    return new String(at(path, id).orElseThrow().body(), StandardCharsets.UTF_8);
  }

  private Optional<SimResponse> at(String path, String id) {
    return mantis.pages("helpdesk").at(request(path, id));
  }

  private static SimRequest request(String path, String id) {
    return new SimRequest("GET", path, Map.of("id", List.of(id)), Map.of(), new byte[0]);
  }
}
