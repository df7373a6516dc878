package org.incidentbridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is for people in the error bodies of trackers. */
final class ErrorTexts {

  private static final int MOST_TEXTS = 8;

  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern HEADING =
      Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private ErrorTexts() {}

  /**
   * The texts of {@code errorMessages}, {@code errorMessage}, {@code errors}, {@code message},
   * {@code error}, {@code title}, {@code description}, {@code detail} and {@code details}, whether
   * they are texts, lists or objects by field name.
   */
  static List<String> of(JsonNode body) {
    Set<String> texts = new LinkedHashSet<>();
    if (body.isArray()) {
      collect("", body, texts);
    }
    for (String name :
        List.of(
            "errorMessages",
            "errorMessage",
            "message",
            "error",
            "errors",
            "title",
            "description",
            "detail",
            "details")) {
      collect("", body.path(name), texts);
    }
    return texts.stream().limit(MOST_TEXTS).toList();
  }

  /** The title of an HTML page, else its first heading, else nothing. */
  static String titleOf(String html) {
    for (Pattern pattern : List.of(TITLE, HEADING)) {
      Matcher matcher = pattern.matcher(html);
      if (matcher.find()) {
        return matcher.group(1).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
      }
    }
    return "";
  }

  static boolean isHtml(String type, String body) {
    return type.contains("html")
        || body.stripLeading().regionMatches(true, 0, "<!doctype html", 0, 14)
        || body.stripLeading().regionMatches(true, 0, "<html", 0, 5);
  }

  private static void collect(String field, JsonNode node, Set<String> texts) {
    if (node.isTextual() && !node.textValue().isBlank()) {
      texts.add(
          field.isEmpty() ? node.textValue().strip() : field + ": " + node.textValue().strip());
    } else if (node.isArray()) {
      node.forEach(item -> collect(field, item, texts));
    } else if (node.isObject()) {
      List<String> known = new ArrayList<>(of(node));
      if (known.isEmpty()) {
        node.properties().forEach(p -> collect(p.getKey(), p.getValue(), texts));
      } else {
        known.forEach(text -> texts.add(field.isEmpty() ? text : field + ": " + text));
      }
    }
  }
}
