package com.example.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Pause;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.contract.TrackerHarness;

/** The adapter over a folder of its own, with people who edit the files. */
final class FolderHarness implements TrackerHarness {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T09:00:00Z"));
  private final Path root;
  private final Folder folder;
  private final Tracker tracker;
  private boolean loseAnswer;
  private boolean loseRequest;
  private long writes;
  private int ids;

  FolderHarness() {
    try {
      root = Files.createTempDirectory("folder-tracker-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder = new Folder(root);
    var settings = new Settings(Map.of("folder", root.toString()));
    var environment = new Environment(clock, Pause.REAL, Map.of());
    Tracker real =
        new FolderTrackerFactory()
            .create(new TrackerSetup(new TrackerId("files"), settings, environment));
    tracker = new BadLine(real);
  }

  @Override
  public Tracker tracker() {
    return tracker;
  }

  @Override
  public Terms terms() {
    return new Terms(
        "folder",
        "ticket",
        new Fields("title", "body", "priority", "high", "hihg"),
        new Statuses("status", "open", "busy", "nirvana"));
  }

  @Override
  public void loseNextAnswer() {
    loseAnswer = true;
  }

  @Override
  public void loseNextRequest() {
    loseRequest = true;
  }

  /** A file is written before its call ends. */
  @Override
  public boolean delayNextRequest(Duration time) {
    return false;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void pass(Duration time) {
    clock.advance(time);
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(root)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public People people() {
    return new Editors();
  }

  @Override
  public Truth truth() {
    return new StoredFiles();
  }

  private final class Editors implements People {

    @Override
    public String create(String title, String body) {
      String id = "t" + ++ids;
      Properties ticket = new Properties();
      ticket.setProperty("title", title);
      ticket.setProperty("body", body);
      ticket.setProperty("status", "open");
      folder.write(id, ticket);
      return id;
    }

    @Override
    public void retitle(String ticketId, String title) {
      change(ticketId, t -> t.setProperty("title", title));
    }

    @Override
    public void move(String ticketId, String status) {
      change(ticketId, t -> t.setProperty("status", status));
    }

    @Override
    public String comment(String ticketId, String text, Visibility visibility) {
      String id = "c" + ++ids;
      change(
          ticketId,
          t -> {
            t.setProperty("comment." + id + ".text", text);
            t.setProperty("comment." + id + ".at", clock.instant().toString());
            t.setProperty("comment." + id + ".by", "ann");
            t.setProperty(
                "comment." + id + ".visibility",
                visibility == Visibility.PUBLIC ? "public" : "internal");
          });
      return id;
    }

    @Override
    public String attach(String ticketId, String name, byte[] content) {
      throw new UnsupportedOperationException("a folder of tickets holds no files");
    }

    @Override
    public void delete(String ticketId) {
      try {
        Files.delete(root.resolve(ticketId + ".properties"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void change(String id, Consumer<Properties> edit) {
      Properties ticket = folder.read(id).orElseThrow();
      edit.accept(ticket);
      folder.write(id, ticket);
    }
  }

  private final class StoredFiles implements Truth {

    @Override
    public int tickets() {
      return folder.versions().size();
    }

    @Override
    public String title(String ticketId) {
      return folder.read(ticketId).orElseThrow().getProperty("title");
    }

    @Override
    public String status(String ticketId) {
      return folder.read(ticketId).orElseThrow().getProperty("status", "open");
    }

    @Override
    public List<Said> comments(String ticketId) {
      return folder.snapshot(tracker.id(), ticketId).orElseThrow().talk().comments().stream()
          .map(c -> new Said(c.id(), c.body().plainText(), c.visibility()))
          .toList();
    }

    @Override
    public List<String> files(String ticketId) {
      return List.of();
    }

    @Override
    public long writes() {
      return writes;
    }
  }

  /** The adapter behind a line on which answers and requests get lost. */
  private final class BadLine implements Tracker, TrackerSink {

    private final Tracker real;

    BadLine(Tracker real) {
      this.real = real;
    }

    @Override
    public Outcome apply(Command command, ContentSource contents) {
      if (loseRequest) {
        loseRequest = false;
        return new Outcome.Unknown("no answer");
      }
      Outcome outcome = real.sink().apply(command, contents);
      writes += outcome instanceof Outcome.Applied ? 1 : 0;
      if (loseAnswer) {
        loseAnswer = false;
        return new Outcome.Unknown("no answer");
      }
      return outcome;
    }

    @Override
    public Outcome settle(Command command, Instant since) {
      return real.sink().settle(command, since);
    }

    @Override
    public int cost(Command command) {
      return real.sink().cost(command);
    }

    @Override
    public TrackerId id() {
      return real.id();
    }

    @Override
    public TrackerSource source() {
      return real.source();
    }

    @Override
    public TrackerSink sink() {
      return this;
    }

    @Override
    public TrackerProbe probe() {
      return real.probe();
    }

    @Override
    public Capabilities capabilities() {
      return real.capabilities();
    }

    @Override
    public long calls() {
      return real.calls();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
