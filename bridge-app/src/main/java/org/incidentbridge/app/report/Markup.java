package org.incidentbridge.app.report;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.report.Sample;

/** Texts of others as HTML. */
final class Markup {

  /** An address of any other kind may do something when it is followed. */
  private static final Set<String> FOLLOWED = Set.of("http", "https");

  private Markup() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A cell with a point in time that may be broken between date and time only. */
  static String time(String escaped) {
    return "<td class=\"time\"><span>" + escaped.replace(" ", "</span> <span>") + "</span></td>";
  }

  /** Keys that lead to their tickets. */
  static String links(Cell.Tickets tickets) {
    return tickets.labels().stream().map(Markup::link).collect(Collectors.joining(", "));
  }

  private static String link(Sample.Label label) {
    String scheme =
        Optional.ofNullable(label.address().getScheme()).orElse("").toLowerCase(Locale.ROOT);
    String key = escaped(label.ticket());
    return FOLLOWED.contains(scheme)
        ? "<a href=\"%s\" rel=\"noopener noreferrer\">%s</a>"
            .formatted(escaped(label.address().toString()), key)
        : key;
  }
}
