package org.incidentbridge.mantis;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Isolation;
import org.incidentbridge.http.Pass;
import org.incidentbridge.http.ProjectCursor;
import org.incidentbridge.mantis.MantisReader.Wanted;
import org.incidentbridge.mantis.MantisWire.StoredFile;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads MantisBT. It announces nothing, so every pull compares the stamps of all covered issues
 * with what the bridge knows and reads those that differ, and those whose stamp was so young when
 * they were last read that they may have changed again within the same second.
 */
final class MantisSource implements TrackerSource {

  /** The part of a sweep that comes after all known issues. */
  private static final String LATE = "late";

  private static final Comparator<Wanted> ORDER =
      Comparator.comparing(Wanted::stamp).thenComparingLong(w -> Long.parseLong(w.id()));

  private final MantisClient client;
  private final MantisScan scan;
  private final MantisReader reader;
  private final MantisSettings settings;
  private final Parallel parallel;
  private final Isolation isolation;
  private @Nullable Batch batch;
  private @Nullable Map<String, Instant> listed;

  MantisSource(MantisClient client, MantisScan scan, MantisReader reader, MantisSettings settings) {
    this.client = client;
    this.scan = scan;
    this.reader = reader;
    this.settings = settings;
    this.parallel = new Parallel(settings.access().budget().concurrency());
    this.isolation = new Isolation(client::issue, client.login()::prove);
  }

  /**
   * What is left of a scan. Lost in a crash, it is made again from the same cursor.
   *
   * @param at when the scan was made
   * @param left still to be read
   * @param done how many were
   * @param cursor which the next request must show for this to go on
   */
  private record Batch(Instant at, List<Wanted> left, int done, Cursor cursor) {}

  @Override
  public Page pull(PullRequest request) {
    return believed(() -> pull(request, current(request)));
  }

  /** A page counts only if all of it was made for the bridge's user; else its pass begins anew. */
  private Page believed(Supplier<Page> reading) {
    return guarded(() -> Pass.wholeOrAnew(() -> client.login().sure(reading), this::forget));
  }

  private void forget() {
    batch = null;
    listed = null;
  }

  private static <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    } catch (MantisIssue.Unreadable unreadable) {
      throw new TrackerException(Kind.PROTOCOL, String.valueOf(unreadable.getMessage()));
    }
  }

  private Page pull(PullRequest request, Batch now) {
    var stored = ProjectCursor.of(request.cursor());
    MantisCursor cursor = MantisCursor.parse(stored.inner());
    List<Wanted> turn = now.left().subList(0, Math.min(request.limit(), now.left().size()));
    batch = null;
    List<String> ids = turn.stream().map(Wanted::id).toList();
    List<Sighting> read = parallel.upToFailure(turn, w -> alone(w, request, ids));
    List<Sighting> news = changed(read, request.known());
    if (read.size() == now.left().size()) {
      Cursor after = MantisCursor.after(now.at(), settings.reading().since()).encode();
      return new Page(news, stored.at(after).in(settings.projects()).write(), false);
    }
    int done = now.done() + read.size();
    Cursor next = stored.at(cursor.within(now.at(), done).encode()).write();
    batch = new Batch(now.at(), now.left().subList(read.size(), now.left().size()), done, next);
    return new Page(news, next, true);
  }

  /** A reading of one issue that stops no other (N10). */
  private Sighting alone(Wanted wanted, PullRequest request, List<String> turn) {
    var tried =
        isolation.read(
            wanted.id(),
            () -> reader.read(wanted, request.history()),
            () -> others(turn, request.known()));
    return tried.read().orElseGet(() -> reader.unreadable(wanted, wanted.tries() + 1, tried.why()));
  }

  private static Set<String> others(List<String> turn, KnownTickets known) {
    Set<String> others = new LinkedHashSet<>(turn);
    others.addAll(known.versions().keySet());
    return others;
  }

  private Batch current(PullRequest request) {
    Batch kept = batch;
    if (kept != null && kept.cursor().equals(request.cursor())) {
      return kept;
    }
    var stored = ProjectCursor.of(request.cursor());
    MantisCursor cursor = MantisCursor.parse(stored.inner());
    Optional<Instant> young = cursor.readAt().map(t -> t.minus(settings.reading().overlap()));
    boolean more =
        cursor.isNarrowerThan(settings.reading().since()) || stored.lacks(settings.projects());
    MantisScan.Found found = scan.scan(more ? Optional.empty() : young);
    Map<String, String> known = request.known().versions();
    List<Wanted> wanted = new ArrayList<>();
    found
        .stamps()
        .forEach(
            (id, stamp) ->
                wanted(id, stamp, Optional.ofNullable(known.get(id)), young)
                    .filter(w -> known.containsKey(id) || isCovered(stamp))
                    .ifPresent(wanted::add));
    wanted.sort(ORDER);
    wanted.addAll(missed(found, known));
    return new Batch(found.at(), List.copyOf(wanted), 0, request.cursor());
  }

  /** Known issues that a scan should have shown, or that show something else since its setting. */
  private List<Wanted> missed(MantisScan.Found found, Map<String, String> known) {
    List<Wanted> missed = new ArrayList<>();
    known.forEach(
        (id, version) -> {
          MantisVersion before = MantisVersion.parse(version);
          boolean lacking = found.complete() && !before.tellsAbsence();
          if (!found.stamps().containsKey(id) && (lacking || isOutdated(before))) {
            missed.add(new Wanted(id, Instant.EPOCH, before.tries()));
          }
        });
    return missed;
  }

  /** Else a private issue would be told of until it changes, though it must not be by now (N5). */
  private boolean isOutdated(MantisVersion before) {
    return before.isUnderOther(settings.reading().privateIssues());
  }

  private boolean isCovered(Instant stamp) {
    return settings.reading().since().filter(stamp::isBefore).isEmpty();
  }

  private Optional<Wanted> wanted(
      String id, Instant stamp, Optional<String> known, Optional<Instant> young) {
    MantisVersion before = MantisVersion.parse(known.orElse(""));
    boolean sameStamp = before.second() == stamp.getEpochSecond();
    boolean settled = young.isPresent() && stamp.isBefore(young.get());
    boolean again =
        before.tries() == 0 ? before.tellsAbsence() : before.tries() < MantisVersion.MOST_TRIES;
    return sameStamp && settled && !again && !isOutdated(before)
        ? Optional.empty()
        : Optional.of(new Wanted(id, stamp, sameStamp ? before.tries() : 0));
  }

  @Override
  public Page sweep(PullRequest request) {
    return believed(
        () -> request.cursor().text().startsWith(LATE) ? late(request) : known(request));
  }

  private Page known(PullRequest request) {
    long after = sweptTo(request.cursor(), "s");
    List<String> left =
        MantisReader.inOrder(request.known().versions().keySet()).stream()
            .filter(id -> Long.parseLong(id) > after)
            .toList();
    List<String> turn = left.subList(0, Math.min(request.limit(), left.size()));
    List<Sighting> read =
        parallel.upToFailure(turn, id -> alone(asKnown(id, request.known()), request, turn));
    boolean more = read.size() < left.size();
    boolean listing = !settings.reading().filters().isEmpty();
    Cursor done = listing ? new Cursor(LATE) : Cursor.START;
    Cursor next = more ? new Cursor("s" + turn.get(read.size() - 1)) : done;
    // What was read with its history is shown though the issue is as known: the history may not be.
    List<Sighting> shown = request.history() ? read : changed(read, request.known());
    return new Page(shown, next, more || listing);
  }

  /**
   * Where filters are read, pulls stop at what is older than the last one. Issues that came into
   * sight with an old stamp, as after a right was given back or a clock set back, are found by
   * listing everything once in a sweep (N2).
   */
  private Page late(PullRequest request) {
    long after = sweptTo(request.cursor(), LATE);
    Map<String, Instant> stamps = after == 0 || listed == null ? all() : listed;
    listed = null;
    List<String> left =
        MantisReader.inOrder(stamps.keySet()).stream()
            .filter(id -> Long.parseLong(id) > after)
            .filter(id -> request.known().version(id).isEmpty())
            .toList();
    List<String> turn = left.subList(0, Math.min(request.limit(), left.size()));
    List<Sighting> read =
        parallel.upToFailure(
            turn,
            id -> alone(new Wanted(id, stamps.getOrDefault(id, Instant.EPOCH), 0), request, turn));
    boolean more = read.size() < left.size();
    listed = more ? stamps : null;
    Cursor next = more ? new Cursor(LATE + turn.get(read.size() - 1)) : Cursor.START;
    return new Page(read, next, more);
  }

  private Map<String, Instant> all() {
    Map<String, Instant> stamps = new HashMap<>(scan.scan(Optional.empty()).stamps());
    stamps.values().removeIf(stamp -> !isCovered(stamp));
    return stamps;
  }

  private static Wanted asKnown(String id, KnownTickets known) {
    long second = known.version(id).map(v -> MantisVersion.parse(v).second()).orElse(0L);
    return new Wanted(id, Instant.ofEpochSecond(Math.max(0, second)), 0);
  }

  private static long sweptTo(Cursor cursor, String part) {
    String number = cursor.text().startsWith(part) ? cursor.text().substring(part.length()) : "";
    return number.matches("\\d{1,10}") ? Long.parseLong(number) : 0;
  }

  private static List<Sighting> changed(List<Sighting> read, KnownTickets known) {
    return read.stream().filter(s -> !isKnown(s, known)).toList();
  }

  private static boolean isKnown(Sighting sighting, KnownTickets known) {
    return switch (sighting) {
      case Sighting.Seen seen -> isKnown(seen.ticket(), known);
      case Sighting.Unreadable poison ->
          known.version(poison.ref().id()).filter(poison.version()::equals).isPresent();
      case Sighting.Gone gone -> false;
      case Sighting.Merged merged -> false;
    };
  }

  private static boolean isKnown(TicketSnapshot ticket, KnownTickets known) {
    return known
        .version(ticket.ref().id())
        .filter(ticket.head().stamp().version()::equals)
        .isPresent();
  }

  @Override
  public Sighting fetch(String ticketId) {
    Wanted wanted = new Wanted(ticketId, Instant.EPOCH, MantisVersion.MOST_TRIES - 1);
    return guarded(() -> client.login().sure(() -> reader.read(wanted, true)));
  }

  @Override
  public InputStream open(String ticketId, String attachmentId) {
    try {
      MantisWire.Files files =
          client.execute(
              client
                  .api()
                  .file(MantisReader.checked(ticketId), MantisReader.checked(attachmentId)));
      ByteBuffer content =
          files.files().stream()
              .filter(f -> String.valueOf(f.id()).equals(attachmentId))
              .findFirst()
              .map(StoredFile::content)
              .orElseThrow(() -> missing(ticketId, attachmentId));
      return new ByteArrayInputStream(content.array(), content.arrayOffset(), content.remaining());
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    }
  }

  private static TrackerException missing(String ticketId, String attachmentId) {
    return new TrackerException(
        Kind.NOT_FOUND,
        "issue " + ticketId + " of MantisBT has no file " + attachmentId + " any more");
  }
}
