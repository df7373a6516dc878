package org.incidentbridge.testkit.sim.mantis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rows of a list: newest update first, then newest creation. Rows equal in both come in an
 * order of their own on every page, so that walking pages can miss some and repeat others.
 */
final class IssueList {

  private static final Comparator<Issue> NEWEST =
      Comparator.comparingLong((Issue i) -> i.updated).thenComparingLong(i -> i.created).reversed();
  private static final Comparator<Issue> NEWEST_THEN_ID =
      Comparator.comparingLong((Issue i) -> i.updated).thenComparingInt(i -> i.id).reversed();
  private static final int KEPT = 8;

  private final World world;
  private final Access access;
  private final Hierarchy hierarchy;
  private final Map<Key, Issue[]> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Issue[]> eldest) {
          return size() > KEPT;
        }
      };
  private long keptAt = -1;

  IssueList(World world, Access access, Hierarchy hierarchy) {
    this.world = world;
    this.access = access;
    this.hierarchy = hierarchy;
  }

  /** Whose list of what. {@code only} names a standard filter, empty for none. */
  record Key(int user, int project, FilterSort sort, String only) {}

  /** A slice; {@code size} at most 0 means everything. */
  record Slice(int page, int size) {}

  List<Issue> rows(User user, Key key, Slice slice) {
    if (keptAt != world.changes()) {
      kept.clear();
      keptAt = world.changes();
    }
    Issue[] all = kept.computeIfAbsent(key, k -> sorted(user, k));
    long from = slice.size() <= 0 ? 0 : (long) (slice.page() - 1) * slice.size();
    if (from >= all.length || (slice.size() <= 0 && slice.page() > 1)) {
      return List.of();
    }
    int to = slice.size() <= 0 ? all.length : (int) Math.min(all.length, from + slice.size());
    Issue[] ordered = key.sort() == FilterSort.LAST_UPDATED ? reshuffled(all, slice) : all;
    return Arrays.asList(ordered).subList((int) from, to);
  }

  private Issue[] sorted(User user, Key key) {
    Set<Integer> projects = projects(user, key.project());
    Predicate<Issue> wanted = standardFilter(user, key.only());
    Issue[] rows =
        world.issues.values().stream()
            .filter(i -> projects.contains(i.project()) && access.sees(user, i) && wanted.test(i))
            .toArray(Issue[]::new);
    Arrays.sort(
        rows,
        switch (key.sort()) {
          case LAST_UPDATED -> NEWEST;
          case LAST_UPDATED_THEN_ID -> NEWEST_THEN_ID;
          case ID -> Comparator.comparingInt((Issue i) -> i.id).reversed();
        });
    return rows;
  }

  private Predicate<Issue> standardFilter(User user, String only) {
    int resolved = world.config.number("bug_resolved_status_threshold");
    return switch (only) {
      case "assigned" -> i -> i.row.number(IssueField.HANDLER) == user.id && i.status() < resolved;
      case "unassigned" -> i -> i.row.number(IssueField.HANDLER) == 0 && i.status() < resolved;
      case "reported" -> i -> i.row.number(IssueField.REPORTER) == user.id;
      case "monitored" -> i -> i.monitors.contains(user.id);
      default -> i -> true;
    };
  }

  private Set<Integer> projects(User user, int projectId) {
    List<Project> all =
        projectId == 0 ? List.copyOf(world.projects.values()) : hierarchy.downwards(projectId);
    Set<Integer> ids = new HashSet<>();
    all.stream().filter(p -> access.sees(user, p.id)).forEach(p -> ids.add(p.id));
    return ids;
  }

  private Issue[] reshuffled(Issue[] all, Slice slice) {
    Issue[] copy = all.clone();
    int start = 0;
    while (start < copy.length) {
      int end = start + 1;
      while (end < copy.length && NEWEST.compare(copy[start], copy[end]) == 0) {
        end++;
      }
      if (end - start > 1) {
        shuffle(all, copy, start, end, slice);
      }
      start = end;
    }
    return copy;
  }

  /** Orders a group of equal rows by a hash of id and page; the low half of a key is the place. */
  private void shuffle(Issue[] all, Issue[] into, int start, int end, Slice slice) {
    long[] keys = new long[end - start];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (mixed(all[start + i].id, slice) & 0xFFFFFFFF00000000L) | i;
    }
    Arrays.sort(keys);
    for (int i = 0; i < keys.length; i++) {
      into[start + i] = all[start + (int) keys[i]];
    }
  }

  private long mixed(int id, Slice slice) {
    long z = world.options.seed() * 31 + slice.page() * 1_000_003L + slice.size() * 7919L + id;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
