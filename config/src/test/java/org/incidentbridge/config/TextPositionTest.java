package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Scalar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPositionTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "when: a == HERE,                1, 12",
        "when: 'a ''b'' == HERE',        1, 19",
        "when: \"a \\\"b\\\" == HERE\",  1, 19",
        "`when: >\n  a &&\n  b == HERE\n`, 3, 8",
        "`when: |\n  a > 1 ||\n  HERE\n`, 3, 3",
        "`when: a ||\n   HERE\n`,        2, 4",
      })
  void findsTheCharacterHoweverTheTextIsWritten(String yaml, int line, int column) {
    SourceFile file = new SourceFile("x.yaml", yaml.lines().toList());
    Scalar text =
        new YamlReader(file, new Problems()).read(yaml).orElseThrow().scalar("when").orElseThrow();

    Position at = TextPosition.of(text, text.text().indexOf("HERE"));

    assertThat(List.of(at.line(), at.column())).containsExactly(line, column);
  }
}
