package org.incidentbridge.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.incidentbridge.app.report.Page.Section;
import org.incidentbridge.app.report.Page.Tile;

/** A page in HTML that needs nothing beside it: styles and plots are in it. */
public final class Html {

  /** A browser that obeys it asks nobody for anything. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  /** Longer texts get a wider column. */
  private static final int LONG = 24;

  private final Page page;
  private final Shown shown;

  private Html(Page page) {
    this.page = page;
    this.shown = new Shown(page.head().zone());
  }

  public static String of(Page page) {
    return new Html(page).whole();
  }

  private String whole() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s%s</style>
        </head>
        <body>
        <header>
        <h1>%s</h1>
        <p>%s</p>
        </header>
        <main>
        <ul class="tiles">%s</ul>
        %s
        </main>
        <footer>
        %s
        </footer>
        </body>
        </html>
        """
        .formatted(
            POLICY,
            Markup.escaped(page.head().title()),
            style(),
            Inks.rules(),
            Markup.escaped(page.head().title()),
            Markup.escaped(period()),
            page.tiles().stream().map(Html::tile).collect(Collectors.joining()),
            page.sections().stream().map(this::section).collect(Collectors.joining("\n")),
            page.notes().stream()
                .map(n -> "<p>" + Markup.escaped(n) + "</p>")
                .collect(Collectors.joining("\n")));
  }

  private String period() {
    return "%s to %s, times in %s"
        .formatted(
            shown.time(page.head().since()), shown.time(page.head().until()), shown.zoneName());
  }

  private static String tile(Tile tile) {
    return "<li class=\"%s\"><strong>%s</strong><span>%s</span></li>"
        .formatted(tile.tone().word(), Markup.escaped(tile.value()), Markup.escaped(tile.label()));
  }

  private String section(Section section) {
    return """
        <section aria-labelledby="%s">
        <h2 id="%s">%s</h2>
        %s%s
        </section>"""
        .formatted(
            section.key(),
            section.key(),
            Markup.escaped(section.title()),
            section.plot().filter(p -> !p.isEmpty()).map(p -> figure(p, section)).orElse(""),
            section.rows().isEmpty() ? "<p class=\"none\">None.</p>" : table(section));
  }

  private static String figure(Plot plot, Section section) {
    return "<figure>%s<figcaption>%s</figcaption></figure>%n"
        .formatted(Svg.of(plot, "plot-" + section.key()), Markup.escaped(plot.title()));
  }

  private String table(Section section) {
    String head =
        IntStream.range(0, section.columns().size())
            .mapToObj(
                i ->
                    "<th scope=\"col\"%s>%s</th>"
                        .formatted(side(section, i), Markup.escaped(shown.title(section, i))))
            .collect(Collectors.joining());
    String rows =
        section.rows().stream().map(row -> row(section, row)).collect(Collectors.joining("\n"));
    return """
        <div class="table"><table>
        <thead><tr>%s</tr></thead>
        <tbody>
        %s
        </tbody>
        </table></div>"""
        .formatted(head, rows);
  }

  private static String side(Section section, int column) {
    return section.rows().stream().anyMatch(r -> isFigure(r.get(column)))
        ? " class=\"figure\""
        : "";
  }

  private static boolean isFigure(Cell cell) {
    return cell instanceof Cell.Count || cell instanceof Cell.Span || cell instanceof Cell.Share;
  }

  private String row(Section section, List<Cell> row) {
    return IntStream.range(0, row.size())
        .mapToObj(
            i ->
                row.get(i) instanceof Cell.Nothing
                    ? "<td%s>&ndash;</td>".formatted(side(section, i))
                    : cell(row.get(i)))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private String cell(Cell cell) {
    String text = Markup.escaped(shown.text(cell));
    return switch (cell) {
      case Cell.Count count -> "<td class=\"figure\">" + text + "</td>";
      case Cell.Span span -> "<td class=\"figure\">" + text + "</td>";
      case Cell.Share share ->
          "<td class=\"figure\"><span class=\"share %s\" style=\"--share:%s\">%s</span></td>"
              .formatted(share.tone().word(), text.replace(" ", ""), text);
      case Cell.Time at -> Markup.time(text);
      case Cell.Tickets tickets -> words(tickets.text(), Markup.links(tickets));
      case Cell.Marks marks ->
          "<td>"
              + marks.marks().stream()
                  .map(m -> "<span class=\"mark\">" + Markup.escaped(m) + "</span>")
                  .collect(Collectors.joining(" "))
              + "</td>";
      case Cell.Text words -> words(words.text(), text);
      case Cell.Nothing nothing -> "<td></td>";
    };
  }

  private static String words(String plain, String markup) {
    return (plain.length() > LONG ? "<td class=\"long\">" : "<td>") + markup + "</td>";
  }

  private static String style() {
    try (InputStream in = Html.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("the style sheet is part of the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
