package org.incidentbridge.mantis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.MantisClient.Rows;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.Row;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Reads the stamps of all covered issues: one list call a project, since pages of MantisBT's
 * default order lose issues that tie. Projects too large for that are read by a stored filter with
 * an order of its own, in pages that overlap because a deletion moves rows up.
 */
final class MantisScan {

  /** More rows than any project has; 0 and -1 would lose one that is added meanwhile. */
  static final int EVERYTHING = 1_000_000;

  /** One row in so many is shared by two pages of a filter. */
  private static final int SHARED = 20;

  private static final int TOO_LARGE = 500;

  private static final int MOST_PAGES = 10_000;

  private final MantisClient client;
  private final MantisMetadata metadata;
  private final MantisSettings settings;

  MantisScan(MantisClient client, MantisMetadata metadata, MantisSettings settings) {
    this.client = client;
    this.metadata = metadata;
    this.settings = settings;
  }

  /**
   * What a scan found.
   *
   * @param stamps by issue number; sub-projects and projects that overlap count once
   * @param at when it began, by the server's clock
   * @param complete whether an issue that is not there is not in the covered projects
   */
  record Found(Map<String, Instant> stamps, Instant at, boolean complete) {}

  /**
   * Scans all covered projects.
   *
   * @param since stamps before this need not be found in projects with a filter
   */
  Found scan(Optional<Instant> since) {
    Map<String, Instant> stamps = new LinkedHashMap<>();
    Optional<Instant> at = Optional.empty();
    boolean complete = true;
    for (String name : settings.projects()) {
      int project = project(name);
      Optional<String> filter = settings.filters().apply(name);
      complete &= filter.isEmpty();
      Rows rows =
          filter.isPresent()
              ? pages(project, filter.get(), since.orElse(Instant.MIN))
              : whole(project, name);
      rows.rows().forEach(r -> stamps.put(String.valueOf(r.id()), MantisIssue.instant(r.stamp())));
      at = Optional.of(at.filter(t -> t.isBefore(rows.at())).orElse(rows.at()));
    }
    return new Found(stamps, at.orElse(Instant.EPOCH), complete);
  }

  private Rows whole(int project, String name) {
    try {
      return client.list(project, EVERYTHING, 1, null);
    } catch (CallFailure failure) {
      if (failure.status() != TOO_LARGE) {
        throw failure;
      }
      throw new TrackerException(
          Kind.UNAVAILABLE,
          failure.message()
              + ". If project '"
              + name
              + "' has more than some 15,000 issues, its list does not fit PHP's memory: save a"
              + " filter in MantisBT and name it under filters, as docs/trackers/mantis.md says",
          failure.toTrackerException().retryAfter());
    }
  }

  private int project(String name) {
    return metadata
        .projectNamed(name)
        .map(Project::id)
        .orElseThrow(
            () ->
                new TrackerException(
                    Kind.NOT_FOUND,
                    "MantisBT has no project '"
                        + name
                        + "' that the bridge's user sees"
                        + Suggestion.among(
                            name, metadata.visible().stream().map(Project::name).toList())));
  }

  private Rows pages(int project, String filter, Instant since) {
    Rows first = client.list(project, settings.reading().filterPage(), 1, filter);
    List<Row> all = new ArrayList<>(first.rows());
    Set<Integer> seen = new HashSet<>(all.stream().map(Row::id).toList());
    int reached = first.rows().size();
    boolean more = reached == settings.reading().filterPage();
    for (int pages = 1; more && !isPast(all, since); pages++) {
      if (pages == MOST_PAGES) {
        throw new TrackerException(Kind.PROTOCOL, "filter " + filter + " does not come to an end");
      }
      Slice slice = Slice.at(reached, settings.reading().filterPage());
      List<Row> rows = client.list(project, slice.size(), slice.page(), filter).rows();
      add(rows, all, seen, filter);
      reached = slice.from() + rows.size();
      more = rows.size() == slice.size();
    }
    checkOrder(all, filter);
    return new Rows(all, first.at());
  }

  /** Adds what is new, which may be nothing where issues moved to the top meanwhile. */
  private static void add(List<Row> rows, List<Row> all, Set<Integer> seen, String filter) {
    if (!rows.isEmpty() && rows.stream().noneMatch(r -> seen.contains(r.id()))) {
      throw new TrackerException(
          Kind.UNAVAILABLE,
          "MantisBT's issues moved too much while filter "
              + filter
              + " was read; it is read again");
    }
    rows.stream().filter(r -> seen.add(r.id())).forEach(all::add);
  }

  private static boolean isPast(List<Row> rows, Instant since) {
    return !rows.isEmpty() && MantisIssue.instant(rows.getLast().stamp()).isBefore(since);
  }

  /** A change while reading moves an issue to the top; a wrong order shows everywhere. */
  private static void checkOrder(List<Row> rows, String filter) {
    int wrong = 0;
    for (int i = 1; i < rows.size(); i++) {
      Instant before = MantisIssue.instant(rows.get(i - 1).stamp());
      Instant after = MantisIssue.instant(rows.get(i).stamp());
      wrong += after.isAfter(before.plus(Duration.ofMinutes(1))) ? 1 : 0;
    }
    if (wrong > rows.size() / 10) {
      throw new TrackerException(
          Kind.INVALID,
          "filter "
              + filter
              + " is not sorted by last update, newest first, then id: change it in MantisBT");
    }
  }

  /**
   * Rows from a little before the first unseen one on, said with page and page size.
   *
   * @param size rows
   * @param page counted from 1; {@code (page - 1) * size} rows are left out
   */
  record Slice(int size, int page) {

    /**
     * The one that reaches furthest with at most so many rows; a larger one if none reaches on.
     *
     * @param seen how many rows from the top on were shown
     */
    static Slice at(int seen, int mostRows) {
      int from = Math.max(0, seen - Math.max(1, mostRows / SHARED));
      Slice best = around(from, mostRows);
      for (int size = mostRows - 1; size > 0; size--) {
        Slice other = around(from, size);
        best = other.end() > best.end() ? other : best;
      }
      for (int size = mostRows + 1; best.end() <= seen; size++) {
        best = around(from, size);
      }
      return best;
    }

    private static Slice around(int from, int size) {
      return new Slice(size, from / size + 1);
    }

    /** How many rows are left out. */
    int from() {
      return (page - 1) * size;
    }

    private int end() {
      return page * size;
    }
  }
}
