package org.incidentbridge.testkit.text;

import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.incidentbridge.text.Markdown;

final class MarkdownLawsTest {

  private static final TextLaws<String> LAWS =
      new TextLaws<>(Markdown::render, Markdown::parse, Function.identity());

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
}
