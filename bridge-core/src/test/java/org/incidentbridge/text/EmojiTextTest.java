package org.incidentbridge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EmojiTextTest {

  @Test
  void knownEmojiBecomeTheirNamesAndOthersTheirNumbers() {
    assertThat(EmojiText.encode("ok 👍 é 🦖 𝄞")).isEqualTo("ok :thumbsup: é [U+1F996] [U+1D11E]");
  }

  @Test
  void decodingBringsTheCharactersBack() {
    String title = "😄🚀 build 🦖 of 日本";

    assertThat(EmojiText.decode(EmojiText.encode(title))).isEqualTo(title);
  }

  @Test
  void otherWordsBetweenColonsStay() {
    assertThat(EmojiText.decode("12:30:45 :nosuch: [U+12] [U+00041] $1"))
        .isEqualTo("12:30:45 :nosuch: [U+12] [U+00041] $1");
  }
}
