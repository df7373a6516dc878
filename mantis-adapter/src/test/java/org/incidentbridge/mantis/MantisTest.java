package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Attachment;
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
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;

/** What the tests against the simulator share. */
abstract class MantisTest {

  /** After so long no change can come in the second of the last one. */
  static final Duration SETTLED = Duration.ofMinutes(5);

  static final byte[] CONTENT = {1, 2, 3, 4, 5};

  MantisHarness mantis = new MantisHarness();

  @AfterEach
  final void close() {
    mantis.close();
  }

  /** Starts again with other settings. */
  final void with(Map<String, Object> settings) {
    mantis.close();
    mantis = new MantisHarness(settings);
  }

  final Reader reader() {
    return new Reader(mantis.tracker().source());
  }

  static List<String> ids(List<Sighting> sightings) {
    return sightings.stream().map(s -> s.ref().id()).toList();
  }

  final String report(String summary) {
    return mantis.people().create(summary, "What happened");
  }

  final int number(String id) {
    return Integer.parseInt(id);
  }

  final Command.Target target(String word, String id) {
    return new Command.Target(CommandKey.of("test", word), new TrackerId("ops"), id);
  }

  final Outcome apply(Command command) {
    return mantis.tracker().sink().apply(command, (t, a) -> new ByteArrayInputStream(CONTENT));
  }

  final Outcome.Receipt applied(Command command) {
    Outcome outcome = apply(command);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  final Outcome.Refused refused(Command command) {
    Outcome outcome = apply(command);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return (Outcome.Refused) outcome;
  }

  final Outcome settle(Command command) {
    return mantis.tracker().sink().settle(command, Instant.EPOCH);
  }

  final TicketSnapshot fetch(String id) {
    Sighting sighting = mantis.tracker().source().fetch(id);
    assertThat(sighting).isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen) sighting).ticket();
  }

  /** A write of one field that expects what the issue shows. */
  final Command.UpdateFields update(String id, String field, Value value) {
    return update(id, field, fetch(id).field(field), value);
  }

  final Command.UpdateFields update(String id, String field, Value expected, Value value) {
    return new Command.UpdateFields(
        target(field + value.display(), id),
        List.of(new Command.FieldWrite(field, expected, value)));
  }

  final Command.CreateTicket create(String word, Map<String, Value> more) {
    SortedMap<String, Value> fields = new TreeMap<>();
    fields.put("summary", Value.line("Summary " + word));
    fields.put("description", Value.body(RichText.plain("Description " + word)));
    fields.putAll(more);
    return new Command.CreateTicket(
        target(word, ""), MantisHarness.PROJECT, "General", fields, link("HD-1"));
  }

  static Command.BackLink link(String key) {
    return new Command.BackLink(
        "ib:" + key,
        java.net.URI.create("https://desk.example.com/" + key),
        key + ": Printer on fire",
        "");
  }

  final Command.AddComment comment(String word, String id, String text, Visibility visibility) {
    return new Command.AddComment(target(word, id), RichText.plain(text), visibility);
  }

  final Command.AddAttachment file(String word, String id, String name, Visibility visibility) {
    return new Command.AddAttachment(
        target(word, id),
        new Attachment("7", name, CONTENT.length, Instant.EPOCH, visibility),
        new TicketRef(new TrackerId("desk"), "1"));
  }
}
