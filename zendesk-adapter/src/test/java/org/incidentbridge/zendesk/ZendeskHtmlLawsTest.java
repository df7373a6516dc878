package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.incidentbridge.testkit.text.RandomTexts;
import org.incidentbridge.testkit.text.TextLaws;
import org.incidentbridge.text.RichText;
import org.jsoup.Jsoup;

final class ZendeskHtmlLawsTest {

  private static final TextLaws<String> LAWS =
      new TextLaws<>(
          ZendeskHtmlWriter::write,
          ZendeskHtmlReader::read,
          html -> Jsoup.parseBodyFragment(html).wholeText());

  private static final String[] TAGS = {
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<i>",
    "<a href='https://a.example/b'>",
    "</a>",
    "<ul>",
    "<ol start=4>",
    "<li>",
    "</ul>",
    "</ol>",
    "<table>",
    "<tr>",
    "<td>",
    "<th>",
    "</table>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<blockquote>",
    "</blockquote>",
    "<br>",
    "<hr>",
    "<img src='https://z.example/attachments/token/1/?name=a.png'>",
    "<img alt=x>",
    "<span>",
    "</span>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&nbsp;",
    "&amp;",
    "&",
    "<h3>",
    "</h3>",
    "<u>",
    "<sup>",
    "<sub>",
    "<s>",
    "<font color=red>",
    "\n",
    "  "
  };

  @Property(tries = 500)
  void treesAreStableFromTheSecondTimeOn(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    LAWS.stable(new RandomTexts(seed, size).tree());
  }

  @Property(tries = 500)
  void hostileStringsAreStableFromTheSecondTimeOn(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int size) {
    LAWS.stableFrom(new RandomTexts(seed, size).hostile());
  }

  @Property(tries = 1000)
  void tagsInAnyOrderAreStableFromTheSecondTimeOn(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
    LAWS.stableFrom(soup(seed, size));
  }

  @Property(tries = 500)
  void anyStringIsRead(@ForAll String any) {
    LAWS.stableFrom(any);
  }

  @Property(tries = 500)
  void noWordIsLost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    LAWS.keepsWords(new RandomTexts(seed, size).tree());
  }

  @Property(tries = 500)
  void onlyElementsThatZendeskKeepsAreWritten(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    String written = ZendeskHtmlWriter.write(new RandomTexts(seed, size).tree());

    assertThat(Jsoup.parseBodyFragment(written).body().select("body *"))
        .allSatisfy(e -> assertThat(e.normalName()).isIn(ZendeskHtmlWriter.elements()));
  }

  @Property(tries = 500)
  void plainLinesStayAsTheyAre(@ForAll long seed) {
    String line = "x" + new RandomTexts(seed, 1).hostile().replaceAll("\\s", "  ") + "x";
    RichText plain = RichText.plain(line);

    assertThat(ZendeskHtmlReader.read(ZendeskHtmlWriter.write(plain)).plainText())
        .isEqualTo(plain.plainText().replace('\u00a0', ' '));
  }

  private static String soup(long seed, int size) {
    Random random = new Random(seed);
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < size; i++) {
      html.append(TAGS[random.nextInt(TAGS.length)]);
      html.append(random.nextInt(3) == 0 ? "" : " word" + random.nextInt(9) + " ");
    }
    return html.toString();
  }
}
