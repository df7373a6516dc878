package com.example.folder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.text.Markdown;

/** Tickets as files {@code ID.properties}. A file is replaced whole, so nobody sees half of one. */
final class Folder {

  private static final String ENDING = ".properties";

  private final Path root;
  private final AtomicLong calls = new AtomicLong();

  Folder(Path root) {
    this.root = root;
  }

  boolean isThere() {
    return Files.isDirectory(root);
  }

  long calls() {
    return calls.get();
  }

  /** The ids of all tickets with their versions, read in one go. */
  SortedMap<String, String> versions() {
    calls.incrementAndGet();
    SortedMap<String, String> versions = new TreeMap<>();
    try (Stream<Path> files = Files.list(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
        String name = file.getFileName().toString();
        versions.put(name.substring(0, name.length() - ENDING.length()), version(file));
      }
      return versions;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private TrackerException failed(IOException e) {
    return new TrackerException(
        TrackerException.Kind.UNAVAILABLE, root + " cannot be used (" + e + "): check the disk");
  }

  private static String version(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant() + "/" + Files.size(file);
  }

  Optional<TicketSnapshot> snapshot(TrackerId tracker, String id) {
    return read(id).map(ticket -> snapshot(new TicketRef(tracker, id), ticket));
  }

  /** What a file says; empty if there is none. */
  Optional<Properties> read(String id) {
    calls.incrementAndGet();
    Path file = file(id);
    try (var in = Files.newBufferedReader(file)) {
      Properties ticket = new Properties();
      ticket.setProperty("version", version(file));
      ticket.load(in);
      return Optional.of(ticket);
    } catch (java.nio.file.NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Replaces the file; what fails here had no effect. */
  void write(String id, Properties ticket) {
    calls.incrementAndGet();
    try {
      Properties stored = new Properties();
      stored.putAll(ticket);
      stored.remove("version");
      Path whole = Files.createTempFile(root, id, ".tmp");
      try (var out = Files.newBufferedWriter(whole)) {
        stored.store(out, null);
      }
      Files.move(whole, file(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Ids come from other trackers' words too and must not lead out of the folder. */
  private Path file(String id) {
    if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new TrackerException(TrackerException.Kind.NOT_FOUND, "'" + id + "' is no ticket id");
    }
    return root.resolve(id + ENDING);
  }

  private TicketSnapshot snapshot(TicketRef ref, Properties ticket) {
    String version = ticket.getProperty("version", "");
    Instant at = Instant.parse(version.substring(0, version.indexOf('/')));
    URI url = root.resolve(ref.id() + ENDING).toUri();
    SortedMap<String, Value> fields = new TreeMap<>();
    fields.put("title", Value.line(ticket.getProperty("title", "")));
    fields.put("body", Value.body(Markdown.parse(ticket.getProperty("body", ""))));
    fields.put("status", Value.line(ticket.getProperty("status", "open")));
    fields.put("priority", Value.line(ticket.getProperty("priority", "")));
    return new TicketSnapshot(
        ref,
        new TicketSnapshot.Head(
            ref.id(), url, "folder", "ticket", new TicketSnapshot.Stamp(version, at)),
        fields,
        new TicketSnapshot.Talk(comments(ref.tracker(), ticket), List.of(), List.of()),
        ticket.getProperty("marker", ""));
  }

  /** Comments are keys such as {@code comment.7.text}, {@code comment.7.at}. */
  private static List<Comment> comments(TrackerId tracker, Properties ticket) {
    return ticket.stringPropertyNames().stream()
        .filter(key -> key.matches("comment\\.[A-Za-z0-9-]+\\.text"))
        .map(key -> key.substring("comment.".length(), key.length() - ".text".length()))
        .map(id -> comment(tracker, id, part(ticket, id)))
        .sorted(Comparator.comparing(Comment::createdAt).thenComparing(Comment::id))
        .toList();
  }

  private static Map<String, String> part(Properties ticket, String id) {
    Map<String, String> part = new TreeMap<>();
    for (String name : List.of("text", "at", "by", "visibility", "marker")) {
      part.put(name, ticket.getProperty("comment." + id + "." + name, ""));
    }
    return part;
  }

  private static Comment comment(TrackerId tracker, String id, Map<String, String> part) {
    String by = part.getOrDefault("by", "");
    // What is not said to be public is internal (N5).
    boolean open = part.getOrDefault("visibility", "").equals("public");
    return new Comment(
        id,
        Party.of(tracker, by, by, ""),
        Instant.parse(part.getOrDefault("at", "")),
        open ? Visibility.PUBLIC : Visibility.INTERNAL,
        new Comment.Content(
            Markdown.parse(part.getOrDefault("text", "")), part.getOrDefault("marker", "")));
  }
}
