package org.incidentbridge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EmojiTextTest {

  @Test
  void knownEmojiBecomeTheirNamesAndOthersTheirNumbers() {
    assertThat(EmojiText.encode("ok 👍 é 🦖 𝄞"))
        .isEqualTo("ok :\u2060thumbsup: é [\u2060U+1F996] [\u2060U+1D11E]");
    assertThat(EmojiText.name("ok 👍 é 🦖")).isEqualTo("ok :thumbsup: é [U+1F996]");
  }

  @Test
  void decodingBringsTheCharactersBack() {
    String title = "😄🚀 build 🦖 of 日本";

    assertThat(EmojiText.decode(EmojiText.encode(title))).isEqualTo(title);
  }

  @Test
  void whatPeopleAndMachinesWroteStays() {
    String typed = "Foo.java:100: error state:new:ok :ok: [U+1F996] 12:30:45";
    String unknown = ":\u2060nosuch: [\u2060U+12] [\u2060U+00041] $1";

    assertThat(EmojiText.decode(typed)).isEqualTo(typed);
    assertThat(EmojiText.decode(unknown)).isEqualTo(unknown);
  }
}
