package org.incidentbridge.app.report;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Colours of a drawing stand for what they mean: each is drawn in a colour of its own that the
 * style sheet of the page replaces, by day and by night.
 */
final class Inks {

  static final Color TEXT = new Color(1, 2, 3);
  static final Color GRID = new Color(1, 2, 4);
  private static final int FIRST = 10;
  private static final List<Plot.Ink> ALL = List.of(Plot.Ink.values());

  private Inks() {}

  static Color of(Plot.Ink ink) {
    return new Color(1, 2, FIRST + ALL.indexOf(ink));
  }

  /** The style rules that replace them by variables. */
  static String rules() {
    List<String> rules =
        ALL.stream()
            .map(ink -> rule(of(ink), "--" + ink.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.toList());
    rules.add(rule(TEXT, "--text"));
    rules.add(rule(GRID, "--grid"));
    return String.join("", rules);
  }

  private static String rule(Color color, String variable) {
    String drawn = "rgb(%d,%d,%d)".formatted(color.getRed(), color.getGreen(), color.getBlue());
    return "svg [fill=\"%s\"]{fill:var(%s)}svg [stroke=\"%s\"]{stroke:var(%s)}%n"
        .formatted(drawn, variable, drawn, variable);
  }
}
