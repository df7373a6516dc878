package org.incidentbridge.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.report.Aims;
import org.incidentbridge.report.LevelReport;
import org.incidentbridge.report.Period;
import org.incidentbridge.report.Sample;
import org.incidentbridge.report.SlaReport;
import org.incidentbridge.report.Trends;
import org.incidentbridge.report.Weekly;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What pages for spreadsheets and browsers promise. */
final class PagesTest {

  private static final Period PERIOD =
      new Period(Instant.parse("2026-03-09T00:00:00Z"), Instant.parse("2026-03-16T00:00:00Z"));

  private static Page page(String text) {
    var plot =
        new Plot(
            "Title <1>",
            "Two & one",
            Plot.Kind.STACKED,
            List.of("a", "b"),
            List.of(
                Plot.Series.bars("met", Plot.Ink.GOOD, List.of(2, 1)),
                Plot.Series.line("open", Plot.Ink.FOURTH, List.of(1, 2))));
    var section =
        new Page.Section(
            "main",
            "Main",
            Optional.of(plot),
            Page.Column.of("what", "What", "at", "At", "took", "Took", "share", "Share"),
            List.of(
                List.of(
                    Cell.of(text),
                    Cell.of(Instant.parse("2026-03-29T01:30:00Z")),
                    Cell.of(Duration.ofMinutes(-90)),
                    Cell.share(Optional.of(0.5), true))));
    var head =
        new Page.Head("test", "Test", PERIOD.since(), PERIOD.until(), ZoneId.of("Europe/London"));
    return new Page(head, List.of(), List.of(section), List.of());
  }

  private static String csv(String text) {
    return Csv.of(page(text).sections().getFirst());
  }

  @Test
  void csvQuotesWhatHasCommasQuotesAndLines() {
    assertThat(csv("a \"b\", c\nd"))
        .isEqualTo(
            "what,at,took,share\r\n\"a \"\"b\"\", c\nd\",2026-03-29T01:30:00.000Z,-5400,0.5000\r\n");
  }

  @Test
  void csvLetsNoTextBeAFormula() {
    for (String start : List.of("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff20")) {
      assertThat(csv(start + "cmd")).contains("'" + start + "cmd");
    }
    assertThat(csv("a=b")).contains("\r\na=b,");
  }

  @Test
  void timesOfAnotherZoneTellTheirOffset() {
    assertThat(new Shown(ZoneId.of("Europe/London")).time(Instant.parse("2026-03-29T01:30:00Z")))
        .isEqualTo("2026-03-29 02:30+01:00");
    assertThat(new Shown(ZoneOffset.UTC).time(Instant.parse("2026-03-29T01:30:00Z")))
        .isEqualTo("2026-03-29 01:30");
  }

  @Test
  void aPageAsksNobodyForAnything() {
    String html = Html.of(page("a"));

    assertThat(html).contains("default-src 'none'").doesNotContain("<script", "<link", "@import");
    assertThat(Pattern.compile("(src|href)=|url\\((?!#)").matcher(html).find()).isFalse();
  }

  private static String linked(String address) {
    Page page = page("a");
    var tickets =
        new Page.Section(
            "main",
            "Main",
            Optional.empty(),
            Page.Column.of("ticket", "Ticket"),
            List.of(
                List.of(Cell.of(new Sample.Label("INC-1", "desk <7>", "", URI.create(address))))));
    return Html.of(new Page(page.head(), List.of(), List.of(tickets), List.of()));
  }

  @Test
  void keysOfTicketsLeadToTheirTracker() {
    assertThat(linked("https://desk.example/view?id=7&a='x'"))
        .contains(
            "<a href=\"https://desk.example/view?id=7&amp;a=&#39;x&#39;\""
                + " rel=\"noopener noreferrer\">desk &lt;7&gt;</a>");
    assertThat(linked("HTTP://desk.example/7")).contains("<a href=\"HTTP://desk.example/7\"");
  }

  @Test
  void noOtherAddressIsALink() {
    for (String address :
        List.of("javascript:alert(1)", "file:///etc/passwd", "", "data:,x", "7")) {
      assertThat(linked(address)).contains("<td>desk &lt;7&gt;</td>").doesNotContain("<a ");
    }
  }

  @Test
  void dateAndTimeAreEachOfOnePiece() {
    assertThat(Html.of(page("a")))
        .contains("<td class=\"time\"><span>2026-03-29</span> <span>02:30+01:00</span></td>")
        .contains(".time span { white-space: nowrap; }");
  }

  @Test
  void titlesOfTicketsAreNoMarkup() {
    assertThat(Html.of(page("<img src=x onerror=alert(1)>")))
        .contains("&lt;img")
        .doesNotContain("<img");
  }

  @Test
  void aPlotIsWellFormedNamedAndColouredByTheStyleSheet() throws Exception {
    String html = Html.of(page("a"));
    String svg = html.substring(html.indexOf("<svg"), html.indexOf("<figcaption>"));

    var factory = DocumentBuilderFactory.newInstance();
    var root =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();

    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("plot-main-title plot-main-desc");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("Two & one");
    assertThat(root.getElementsByTagName("text").getLength()).isPositive();
    var drawn = Pattern.compile("(?:fill|stroke)=\"(rgb\\([^\"]*)\"").matcher(svg);
    assertThat(drawn.results().map(r -> r.group(1)))
        .isNotEmpty()
        .allMatch(colour -> html.contains("svg [fill=\"" + colour + "\"]"), "has a rule");
  }

  private static final Aims NO_LEVELS = Aims.of(Ladder.NONE, new TreeMap<>());

  @Test
  void allReportsOfAnEmptyStoreCanBeShown() {
    List<Page> pages =
        List.of(
            WeeklyPage.of(Weekly.of(List.of(), PERIOD, Weekly.Limits.USUAL), ZoneOffset.UTC),
            SlaPage.of(SlaReport.of(List.of(), PERIOD, Duration.ofDays(1)), ZoneOffset.UTC),
            LevelPage.of(LevelReport.of(List.of(), PERIOD, NO_LEVELS), ZoneOffset.UTC),
            TrendPage.of(Trends.of(List.of(), PERIOD, ZoneOffset.UTC), ZoneOffset.UTC));

    assertThat(pages).allSatisfy(page -> assertThat(Html.of(page)).contains("Counted nowhere"));
    assertThat(pages.getFirst().sections().getFirst().rows()).isEmpty();
  }
}
