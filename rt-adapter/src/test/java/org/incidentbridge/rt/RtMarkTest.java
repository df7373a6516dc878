package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.incidentbridge.spi.CommandKey;
import org.junit.jupiter.api.Test;

final class RtMarkTest {

  private static final CommandKey KEY = CommandKey.of("mark");

  @Property
  void aTextComesBackFromUnderItsMark(@ForAll String text) {
    String marked = RtMark.text(KEY).on(text);

    assertThat(RtMark.in(marked)).contains(RtMark.text(KEY));
    assertThat(RtMark.strip(marked)).isEqualTo(text.isBlank() ? "" : text.stripTrailing());
  }

  @Test
  void aMarkTellsWhatItIsFor() {
    assertThat(RtMark.in(RtMark.file(KEY).on("notes.txt"))).contains(RtMark.file(KEY));
    assertThat(RtMark.value(RtMark.file(KEY).value())).contains(RtMark.file(KEY));
    assertThat(RtMark.value(RtMark.text(KEY).value())).contains(RtMark.text(KEY));
  }

  @Test
  void aMarkWithinATextIsNone() {
    String quoted = RtMark.text(KEY).on("before") + "\nafter";

    assertThat(RtMark.in(quoted)).isEmpty();
    assertThat(RtMark.strip(quoted)).isEqualTo(quoted);
  }
}
