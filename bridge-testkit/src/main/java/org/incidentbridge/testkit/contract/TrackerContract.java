package org.incidentbridge.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.text.RichText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts share: a harness for each test, and commands in its words. */
public abstract class TrackerContract {

  /** The content of every file that the contracts add. */
  protected static final byte[] CONTENT =
      "lorem ipsum\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  /** A tracker that is not made anew may still hold what an earlier run left and deleted. */
  private final String run = UUID.randomUUID().toString();

  private @Nullable TrackerHarness opened;

  /** A fresh tracker with one empty project. */
  protected abstract TrackerHarness open();

  @BeforeEach
  final void openHarness() {
    opened = open();
  }

  @AfterEach
  final void closeHarness() {
    harness().close();
  }

  /** The tracker of this test. */
  protected final TrackerHarness harness() {
    if (opened == null) {
      throw new IllegalStateException("the harness is not open yet");
    }
    return opened;
  }

  /** A reader that has seen nothing. */
  protected final Reader reader() {
    return new Reader(harness().tracker().source());
  }

  /** The ticket, read directly. */
  protected final TicketSnapshot fetch(String ticketId) {
    Sighting sighting = harness().tracker().source().fetch(ticketId);
    assertThat(sighting).isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen) sighting).ticket();
  }

  /** Applies a command whose files all hold {@link #CONTENT}. */
  protected final Outcome apply(Command command) {
    ContentSource contents = (ticket, attachment) -> new ByteArrayInputStream(CONTENT);
    try {
      return harness().tracker().sink().apply(command, contents);
    } catch (TrackerException failed) {
      return failed.kind() == TrackerException.Kind.INVALID
          ? new Outcome.Refused(String.valueOf(failed.getMessage()), java.util.Map.of())
          : new Outcome.Deferred(String.valueOf(failed.getMessage()), failed.retryAfter());
    }
  }

  /** Applies a command that has to work. */
  protected final Outcome.Receipt applied(Command command) {
    Outcome outcome = apply(command);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return ((Outcome.Applied) outcome).receipt();
  }

  /** Settles until the tracker can tell, letting time pass meanwhile. */
  protected final Outcome settled(Command command) {
    return settled(command, Instant.EPOCH);
  }

  /** The same for a command of which it is known when it was sent. */
  protected final Outcome settled(Command command, Instant since) {
    Outcome outcome = harness().tracker().sink().settle(command, since);
    for (int tries = 0; tries < 20 && outcome instanceof Outcome.Unknown; tries++) {
      harness().pass(java.time.Duration.ofSeconds(30));
      outcome = harness().tracker().sink().settle(command, since);
    }
    return outcome;
  }

  /** A target with a key made from a word. */
  protected final Command.Target target(String word, String ticketId) {
    return new Command.Target(
        CommandKey.of("contract", run, word), harness().tracker().id(), ticketId);
  }

  /** A command that makes a ticket with a title and a text. */
  protected final Command.CreateTicket create(
      String word, UnaryOperator<SortedMap<String, Value>> also) {
    TrackerHarness.Terms terms = harness().terms();
    SortedMap<String, Value> fields = new TreeMap<>();
    fields.put(terms.fields().title(), Value.line("Title " + word));
    fields.put(terms.fields().body(), Value.body(RichText.plain("Text " + word)));
    return new Command.CreateTicket(
        target(word, ""), terms.project(), terms.type(), also.apply(fields), link(word));
  }

  /** A command that sets the title. */
  protected final Command.UpdateFields retitle(String ticketId, String expected, String title) {
    return new Command.UpdateFields(
        target("retitle " + title, ticketId),
        List.of(
            new Command.FieldWrite(
                harness().terms().fields().title(), Value.line(expected), Value.line(title))));
  }

  /** A pointer to a ticket elsewhere. */
  protected static Command.BackLink link(String word) {
    return new Command.BackLink(
        "incident-bridge:" + word,
        java.net.URI.create("https://elsewhere.example.com/" + word.hashCode()),
        "EX-1: " + word,
        "");
  }
}
