package org.incidentbridge.testkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.incidentbridge.text.RichText;
import org.incidentbridge.text.json.RichTextCodec;

final class NormalFormTest {

  @Property(tries = 500)
  void normalisingTwiceChangesNothingMore(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    new TextLaws<>(RichText::normalised, Function.identity(), RichText::plainText)
        .stable(new RandomTexts(seed, size).tree());
  }

  @Property(tries = 500)
  void jsonKeepsEveryTreeAsItIs(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    RichText tree = new RandomTexts(seed, size).tree();

    String json = RichTextCodec.encodeToString(tree);

    assertThat(RichTextCodec.decode(json)).isEqualTo(tree);
    assertThat(RichTextCodec.encodeToString(RichTextCodec.decode(json))).isEqualTo(json);
  }
}
