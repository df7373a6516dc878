package org.incidentbridge.config;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.model.TrackerId;

/** Addresses of pages in place of a tracker's own, and trackers that are one and the same. */
final class AddressChecks {

  /** An address up to what only pages of people have. */
  private static final Pattern PAGE =
      Pattern.compile(
          "(https?://[^/?#]+(?:/[^?#]*?)?)/*"
              + "(?:/[^/?#]+\\.(?i:php|jspa?|aspx?|html?)"
              + "|/(?:browse|projects|issues)/[A-Z][A-Z0-9_]+|/secure/|[?#])"
              + ".*");

  private AddressChecks() {}

  static void run(
      Problems problems, Map<TrackerId, TrackerBlock> trackers, List<RouteBlock> routes) {
    trackers.forEach((id, tracker) -> page(problems, tracker));
    routes.forEach(block -> same(problems, trackers, block));
  }

  private static void page(Problems problems, TrackerBlock tracker) {
    Matcher page = PAGE.matcher(url(tracker));
    String path = "trackers." + tracker.id() + ".url";
    if (page.matches() && !problems.hasErrorAt(path)) {
      problems.warning(
          tracker.yaml().valueAt("url"),
          path,
          "is the address of a page, and not of the tracker itself",
          "if the tracker's start page is there, write " + page.group(1));
    }
  }

  /** A route within one project would mirror tickets beside themselves. */
  private static void same(
      Problems problems, Map<TrackerId, TrackerBlock> trackers, RouteBlock block) {
    TrackerBlock from = trackers.get(block.route().from());
    TrackerBlock to = trackers.get(block.route().to());
    if (from == null || to == null || !address(from).equals(address(to))) {
      return;
    }
    Set<String> here = from.covered();
    Set<String> there = to.covered();
    if (url(from).isEmpty()
        || !from.config().type().equals(to.config().type())
        || (!here.isEmpty() && !there.isEmpty() && Collections.disjoint(here, there))) {
      return;
    }
    problems.warning(
        block.yaml().valueAt("to"),
        block.path("to"),
        "%s and %s have the same address and read the same projects, so that each ticket is there twice"
            .formatted(from.id(), to.id()),
        "let each project, or queue, be read by one of them only");
  }

  private static String url(TrackerBlock tracker) {
    return tracker.yaml().text("url").orElse("").strip();
  }

  private static String address(TrackerBlock tracker) {
    return url(tracker).replaceAll("/+$", "").toLowerCase(Locale.ROOT);
  }
}
