package org.incidentbridge.config;

import java.util.List;

/**
 * A place in a file.
 *
 * @param file where
 * @param line from 1
 * @param column from 1
 */
record Position(SourceFile file, int line, int column) {

  String source() {
    return file.line(line);
  }

  @Override
  public String toString() {
    return file.name() + ":" + line + ":" + column;
  }

  /**
   * A file that was read.
   *
   * @param name as people would name it
   * @param lines its lines
   */
  record SourceFile(String name, List<String> lines) {
    String line(int number) {
      return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
  }
}
