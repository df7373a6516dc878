package org.incidentbridge.jira.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.contract.Reader;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.text.RichText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A Jira to try things in, with what the tests say again and again. */
public abstract class JiraCase {

  protected final Installation installation;
  protected JiraHarness jira;

  protected JiraCase(Installation installation) {
    this.installation = installation;
    this.jira = JiraHarness.eng(installation);
  }

  @AfterEach
  protected void close() {
    jira.close();
  }

  protected static String text(byte[] body) {
    return new String(body, UTF_8);
  }

  protected Reader reader() {
    return new Reader(jira.tracker().source());
  }

  protected List<String> many(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(jira.people().create("Ticket " + i, "text"));
      jira.pass(Duration.ofSeconds(1));
    }
    jira.pass(Duration.ofMinutes(6));
    return ids;
  }

  protected void untilQuiet(Reader reader) {
    for (int i = 0; i < 5; i++) {
      jira.pass(Duration.ofMinutes(1));
      reader.pull(10);
    }
  }

  protected long myselfCalls() {
    return jira.counter.byRoute().getOrDefault(installation.route("GET", "/myself"), 0L);
  }

  protected static boolean isMyself(SimRequest request) {
    return request.path().endsWith("/myself");
  }

  protected static TicketSnapshot seen(Sighting sighting) {
    assertThat(sighting).isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen) sighting).ticket();
  }

  protected Outcome apply(Command command) {
    return jira.tracker()
        .sink()
        .apply(command, (ticket, file) -> new ByteArrayInputStream(new byte[] {1, 2, 3}));
  }

  protected Outcome.Receipt applied(Command command) {
    Outcome outcome = apply(command);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  protected TicketSnapshot snapshot(String id) {
    return ((org.incidentbridge.spi.Sighting.Seen) jira.tracker().source().fetch(id)).ticket();
  }

  /** An issue of the service project with a word to the customer and one among ourselves. */
  protected String talked() {
    String id = Long.toString(jira.issue(jira.alice().create("HELP", "Task", "Talk")).id());
    jira.people().comment(id, "to the customer", Visibility.PUBLIC);
    jira.people().comment(id, "among us", Visibility.INTERNAL);
    return id;
  }

  protected long words(String id) {
    JiraIssue issue = jira.issue(id);
    return issue.parts().comments().stream()
        .flatMap(c -> java.util.Arrays.stream(c.text().split("\\s+")))
        .filter("word"::equals)
        .count();
  }

  /** As Jira has them, with that of the bridge. */
  protected SortedSet<String> labels(String id) {
    SortedSet<String> labels = new TreeSet<>();
    @Nullable JsonNode all = jira.issue(id).values().get("labels");
    if (all != null) {
      all.forEach(label -> labels.add(label.asText()));
    }
    return labels;
  }

  protected Command.Target target(String word, String id) {
    return new Command.Target(CommandKey.of("test", word, id), jira.tracker().id(), id);
  }

  protected Command.CreateTicket create(String word, SortedMap<String, Value> fields) {
    Command.BackLink link =
        new Command.BackLink("g", java.net.URI.create("https://x.example/1"), "X-1", "");
    return new Command.CreateTicket(target(word, ""), "ENG", "Bug", fields, link);
  }

  protected Command.UpdateFields update(String id, String field, Value expected, Value value) {
    return new Command.UpdateFields(
        target("update " + field, id), List.of(new Command.FieldWrite(field, expected, value)));
  }

  protected Command.ChangeStatus move(String id, String from, String to, Map<String, Value> with) {
    return new Command.ChangeStatus(target("move", id), from, to, new TreeMap<>(with));
  }

  protected Command.AddComment comment(String word, String id, String text, Visibility visibility) {
    return new Command.AddComment(target(word, id), RichText.plain(text), visibility);
  }

  protected Command.AddAttachment file(String id, String name, long size, Visibility visibility) {
    return new Command.AddAttachment(
        target("file", id),
        new Attachment("7", name, size, Instant.EPOCH, visibility),
        new TicketRef(new TrackerId("elsewhere"), "1"));
  }

  protected static Value person(String account, String email, String name) {
    return new Value.Person(new Party("person:" + email + name, name, email, account));
  }
}
