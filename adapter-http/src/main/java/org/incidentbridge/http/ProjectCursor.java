package org.incidentbridge.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.spi.Cursor;

/**
 * How far the projects of a tracker were read, and which: of one that comes later nothing was read,
 * however far the others are.
 *
 * @param inner in the adapter's own words
 * @param projects that were read; empty if an older program did not tell
 */
public record ProjectCursor(Cursor inner, Optional<Set<String>> projects) {

  private static final String MARK = " projects=";

  /** As stored; any cursor that was stored before projects were told, too. */
  public static ProjectCursor of(Cursor stored) {
    int at = stored.text().lastIndexOf(MARK);
    return at < 0
        ? new ProjectCursor(stored, Optional.empty())
        : new ProjectCursor(
            new Cursor(stored.text().substring(0, at)),
            Optional.of(names(stored.text().substring(at + MARK.length()))));
  }

  private static Set<String> names(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether one of these is not among those that were read. */
  public boolean lacks(Collection<String> wanted) {
    return projects.filter(read -> !read.containsAll(wanted)).isPresent();
  }

  /** Further on in the same projects. */
  public ProjectCursor at(Cursor next) {
    return new ProjectCursor(next, projects);
  }

  /** At the same place in these projects. */
  public ProjectCursor in(Collection<String> all) {
    return new ProjectCursor(inner, Optional.of(new TreeSet<>(all)));
  }

  /** To be stored; the start is the same for all projects. */
  public Cursor write() {
    return inner.equals(Cursor.START)
        ? inner
        : projects.map(all -> new Cursor(inner.text() + MARK + text(all))).orElse(inner);
  }

  private static String text(Set<String> projects) {
    return projects.stream()
        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }
}
