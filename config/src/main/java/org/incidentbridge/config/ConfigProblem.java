package org.incidentbridge.config;

/**
 * One thing that is wrong, or doubtful, in a configuration.
 *
 * @param file as people would name it
 * @param line from 1; 0 if the problem is with the whole file
 * @param column from 1, in characters; 0 if the problem is with the whole file
 * @param path where in the configuration, for example {@code trackers.ops.url}; may be empty
 * @param level whether it can be run with
 * @param message what is wrong, and why; never holds a secret
 * @param suggestion what to do; may be empty
 * @param source the offending line as it stands in the file; empty if there is none
 */
public record ConfigProblem(
    String file,
    int line,
    int column,
    String path,
    Level level,
    String message,
    String suggestion,
    String source) {

  /** How bad. */
  public enum Level {
    /** The configuration cannot be used. */
    ERROR,
    /** It can, but is probably not what was meant. */
    WARNING
  }

  public boolean isError() {
    return level == Level.ERROR;
  }

  /** For people: position, message, the offending line with a caret, what to do. */
  public String render() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line).append(':').append(column);
    }
    text.append(": ").append(isError() ? "error: " : "warning: ");
    if (!path.isEmpty()) {
      text.append(path).append(": ");
    }
    text.append(message).append('\n');
    if (line > 0 && !source.isEmpty()) {
      String gutter = line + " | ";
      text.append("  ").append(gutter).append(source).append('\n');
      text.append("  ").append(" ".repeat(gutter.length() - 2)).append("| ");
      text.append(lead()).append("^\n");
    }
    if (!suggestion.isEmpty()) {
      text.append("  = ").append(suggestion).append('\n');
    }
    return text.toString();
  }

  /** Blanks up to the column; tabs stay tabs so that the caret stands where it should. */
  private String lead() {
    StringBuilder lead = new StringBuilder();
    source
        .codePoints()
        .limit(Math.max(0, column - 1))
        .forEach(c -> lead.append(c == '\t' ? '\t' : ' '));
    return lead.append(" ".repeat(Math.max(0, column - 1 - lead.length()))).toString();
  }
}
