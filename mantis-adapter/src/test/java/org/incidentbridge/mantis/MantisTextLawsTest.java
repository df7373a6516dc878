package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.incidentbridge.testkit.text.RandomTexts;
import org.incidentbridge.testkit.text.TextLaws;

final class MantisTextLawsTest {

  private static final TextLaws<String> LAWS =
      new TextLaws<>(
          MantisTextWriter::write,
          MantisTextReader::read,
          text -> text.replace(String.valueOf(MantisTextWriter.JOINER), ""));

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
