package org.incidentbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Support work in words, told anew with other customers and figures each time. */
final class Tales {

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  private final JsonNode all;
  private final Random random;
  private final Set<String> titles = new HashSet<>();

  Tales(Random random) {
    this.random = random;
    try (InputStream in = Tales.class.getResourceAsStream("tales.json")) {
      if (in == null) {
        throw new IllegalStateException("tales.json is missing from the jar");
      }
      this.all = new ObjectMapper().readTree(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * One tale, with its slots filled.
   *
   * @param comments what is said in turn, by the two sides
   * @param notes what is said internally
   * @param files kinds of files: screenshot, log, text
   */
  record Tale(
      String title,
      Prose text,
      List<String> comments,
      List<String> notes,
      List<String> files,
      List<String> labels,
      String severity) {}

  /** A tale of a kind; no two have the same title. */
  Tale next(String kind) {
    JsonNode told = pick(all.path(kind));
    Map<String, String> slots = slots();
    String title = fill(pick(told.path("titles")).asText(), slots);
    while (!titles.add(Match.key(title))) {
      slots = slots();
      title = fill(pick(told.path("titles")).asText(), slots);
    }
    return new Tale(
        title,
        new Prose(filled(told.path("text"), slots)),
        filled(told.path("comments"), slots),
        filled(told.path("notes"), slots),
        filled(told.path("files"), slots),
        filled(told.path("labels"), slots),
        told.path("severity").asText());
  }

  private Map<String, String> slots() {
    Map<String, String> slots = new TreeMap<>();
    all.path("slots").properties().forEach(e -> slots.put(e.getKey(), pick(e.getValue()).asText()));
    slots.put("order", Integer.toString(10_000 + random.nextInt(90_000)));
    slots.put("rows", Integer.toString(1_000 + random.nextInt(9_000)));
    slots.put("cents", Integer.toString(1 + random.nextInt(9)));
    slots.put("octet", Integer.toString(1 + random.nextInt(254)));
    slots.put("hex", Integer.toHexString(0x1000 + random.nextInt(0xF000)));
    return slots;
  }

  private JsonNode pick(JsonNode among) {
    return among.path(random.nextInt(among.size()));
  }

  private static List<String> filled(JsonNode texts, Map<String, String> slots) {
    List<String> filled = new ArrayList<>();
    texts.forEach(text -> filled.add(fill(text.asText(), slots)));
    return filled;
  }

  private static String fill(String text, Map<String, String> slots) {
    Matcher matcher = SLOT.matcher(text);
    return matcher.replaceAll(
        slot -> Matcher.quoteReplacement(slots.getOrDefault(slot.group(1), slot.group())));
  }
}
