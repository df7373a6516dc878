package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.incidentbridge.testkit.text.RandomTexts;
import org.incidentbridge.testkit.text.TextLaws;
import org.incidentbridge.text.RichText;

final class MantisTextLawsTest {

  private static final TextLaws<String> LAWS =
      new TextLaws<>(
          MantisTextWriter::write,
          MantisTextReader::read,
          text -> text.replace(String.valueOf(MantisTextWriter.JOINER), ""));

  /** What machines print between words: colons, dots, brackets, and names that some emoji have. */
  private static final List<String> PRINTED =
      List.of(
          "Foo.java:100:",
          " error",
          ":ok:",
          "state:new:ok",
          " 12:30:45",
          " date:date:",
          "[U+1F996]",
          "a:bug:b",
          ":100:",
          " key: lock",
          "::1:",
          "fire:",
          ":");

  /** MantisBT's own patterns for people, issues and notes. */
  private static final Pattern LINKS =
      Pattern.compile("(?<!\\w)(?<!@)@[\\w.-]*\\w|(?<![\\w&])[#~]\\d+");

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

  @Property(tries = 500)
  void anyStringIsRead(@ForAll String any) {
    LAWS.stableFrom(any);
  }

  @Property(tries = 500)
  void linesOfLogsAndCompilersStayAsTheyAre(@ForAll long seed, @ForAll boolean typedInMantis) {
    Random random = new Random(seed);
    String line =
        "x"
            + random
                .ints(8, 0, PRINTED.size())
                .mapToObj(PRINTED::get)
                .collect(Collectors.joining());
    String written = typedInMantis ? line : MantisTextWriter.write(RichText.plain(line));

    assertThat(MantisTextReader.read(written).plainText()).as("seed %d", seed).isEqualTo(line);
    assertThat(MantisProse.readLine(typedInMantis ? line : MantisProse.line(line)))
        .isEqualTo(line.strip());
  }

  @Property(tries = 500)
  void noWordIsLost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    LAWS.keepsWords(new RandomTexts(seed, size).tree());
  }

  @Property(tries = 500)
  void nothingWrittenNotifiesLinksOrNeedsFourBytes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    String written = MantisTextWriter.write(new RandomTexts(seed, size).tree());

    assertThat(written).doesNotContainPattern(LINKS);
    assertThat(written.codePoints()).allMatch(c -> c <= 0xFFFF && c != 0);
  }
}
