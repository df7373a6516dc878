package org.incidentbridge.config;

import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Scalar;

/**
 * Finds the place in the file that a character of a text came from, however the text was quoted or
 * folded: the characters of the text stand in the file in the same order.
 */
final class TextPosition {
  private TextPosition() {}

  /** Where the character with that index stands; where the text begins if it cannot be found. */
  static Position of(Scalar scalar, int offset) {
    SourceFile file = scalar.at().file();
    int line = scalar.at().line();
    int column = scalar.at().column();
    String source = file.line(line);
    if (column <= source.length() && "|>".indexOf(source.charAt(column - 1)) >= 0) {
      line++;
      column = 1;
    }
    String text = scalar.text();
    Position last = scalar.at();
    for (int i = 0; i <= offset && i < text.length(); i++) {
      char wanted = text.charAt(i);
      if (Character.isWhitespace(wanted)) {
        continue;
      }
      while (line <= file.lines().size()) {
        source = file.line(line);
        int found = source.indexOf(wanted, column - 1);
        if (found >= 0) {
          column = found + 2;
          last = new Position(file, line, found + 1);
          break;
        }
        line++;
        column = 1;
      }
    }
    return line > file.lines().size() ? scalar.at() : last;
  }
}
