package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.config.ConfigProblem.Level;

/** Collects what is wrong. Takes secrets out of everything it hands on. */
final class Problems {
  private static final int SHORTEST_HIDDEN = 3;
  private static final Pattern PLAIN_SECRET =
      Pattern.compile(
          "(?i)([a-z_-]*(?:token|password|passwd|secret|api[_-]?key)[\"']?\\s*:\\s+)"
              + "(?![\"']?\\$\\{|\\s)(\"[^\"]*\"?|'[^']*'?|[^{\\[].*?(?=\\s*}|\\s*$))");
  private static final Pattern LOGIN_IN_URL = Pattern.compile("(?<=://)[^/@\\s\"']+(?=@)");
  private static final String STARS = "********";

  private final List<ConfigProblem> found = new ArrayList<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Set<String> hidden = new HashSet<>();

  void error(Position at, String path, String message, String suggestion) {
    add(at, path, Level.ERROR, message, suggestion);
  }

  void warning(Position at, String path, String message, String suggestion) {
    add(at, path, Level.WARNING, message, suggestion);
  }

  /** A problem with a file that cannot be read at all. */
  void file(String name, String message, String suggestion) {
    found.add(new ConfigProblem(name, 0, 0, "", Level.ERROR, message, suggestion, ""));
  }

  /** From now on, and in what was said before, this text is not shown. */
  void hide(String secret) {
    if (secret.length() >= SHORTEST_HIDDEN) {
      hidden.add(secret);
    }
  }

  /** Problems are told in the order in which files begin. */
  void begin(String file) {
    files.add(file);
  }

  boolean hasErrorAt(String path) {
    return found.stream()
        .anyMatch(p -> p.isError() && (p.path().equals(path) || p.path().startsWith(path + ".")));
  }

  /** Whether something is wrong with what stands just there, whatever it belongs to. */
  boolean hasErrorAt(Position at) {
    return found.stream()
        .anyMatch(
            p ->
                p.isError()
                    && p.file().equals(at.file().name())
                    && p.line() == at.line()
                    && p.column() == at.column());
  }

  int errors() {
    return (int) found.stream().filter(ConfigProblem::isError).count();
  }

  /** All, errors and warnings in the order of files and lines, each once, without secrets. */
  List<ConfigProblem> all() {
    found.forEach(p -> files.add(p.file()));
    List<String> order = List.copyOf(files);
    return found.stream()
        .map(this::withoutSecrets)
        .distinct()
        .sorted(
            Comparator.comparingInt((ConfigProblem p) -> order.indexOf(p.file()))
                .thenComparingInt(ConfigProblem::line)
                .thenComparingInt(ConfigProblem::column))
        .toList();
  }

  private void add(Position at, String path, Level level, String message, String suggestion) {
    found.add(
        new ConfigProblem(
            at.file().name(),
            at.line(),
            at.column(),
            path,
            level,
            message,
            suggestion,
            at.source()));
  }

  private ConfigProblem withoutSecrets(ConfigProblem p) {
    return new ConfigProblem(
        p.file(),
        p.line(),
        p.column(),
        p.path(),
        p.level(),
        clean(p.message()),
        clean(p.suggestion()),
        clean(PLAIN_SECRET.matcher(p.source()).replaceAll("$1" + Matcher.quoteReplacement(STARS))));
  }

  private String clean(String text) {
    String result = LOGIN_IN_URL.matcher(text).replaceAll(STARS);
    for (String secret : hidden) {
      result = result.replace(secret, STARS);
    }
    return result;
  }
}
