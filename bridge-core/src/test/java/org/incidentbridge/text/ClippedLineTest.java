package org.incidentbridge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ClippedLineTest {

  @Test
  void aLineThatFitsStaysAsItIs() {
    ClippedLine line = ClippedLine.of("Printer on fire", 15);

    assertThat(line).isEqualTo(new ClippedLine("Printer on fire", ""));
    assertThat(line.clipped()).isFalse();
  }

  @Test
  void theRestOfALongLineIsTold() {
    ClippedLine line = ClippedLine.of("Printer in the second floor is on fire", 20);

    assertThat(line).isEqualTo(new ClippedLine("Printer in the…", "second floor is on fire"));
  }

  @Test
  void aLimitIsCountedInCodePoints() {
    assertThat(ClippedLine.of("😀".repeat(128), 128).clipped()).isFalse();
    assertThat(ClippedLine.of("😀".repeat(129), 128).text()).isEqualTo("😀".repeat(127) + "…");
  }

  @Test
  void whatAPersonSeesAsOneCharacterStaysWhole() {
    String flag = "🇩🇪";
    String accented = "e\u0301";

    assertThat(ClippedLine.of("ab" + flag + "cdef", 4).text()).isEqualTo("ab…");
    assertThat(ClippedLine.of("abc" + accented + "def", 5).text()).isEqualTo("abc…");
  }

  @Test
  void lineBreaksBecomeSpaces() {
    assertThat(ClippedLine.of(" a\r\n b\tc ", 10).text()).isEqualTo("a b c");
  }

  @Test
  void noRoomIsRefused() {
    assertThatThrownBy(() -> ClippedLine.of("a", 0)).hasMessageContaining("holds nothing");
  }
}
