package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.replay.EventVariables;
import org.junit.jupiter.api.Test;

/** That what is computed in plain Java is what CEL says, errors and their messages included. */
final class QuickTruthTest {
  private static final List<String> WORDS = List.of("", "sev1", "closed", "urgent", "a", "ab");
  private static final List<String> TEXTS =
      List.of(
          "incident.severity",
          "reported.status",
          "event.kind",
          "event.to",
          "incident.custom.effect",
          "incident.custom[\"effect\"]",
          "service.name",
          "service.custom.queue",
          "sides[\"desk\"].priority",
          "clocks[\"resolution\"].state");
  private static final List<String> FLAGS =
      List.of(
          "event.public",
          "service.critical",
          "customer.covered",
          "gates[\"request\"]",
          "open.office",
          "obligations[\"call\"].met",
          "clocks.resolution.breached");
  private static final List<String> NUMBERS =
      List.of("incident.level", "size(files)", "size(incident.labels)", "size(sides)", "3", "0");
  private static final List<String> PLACES =
      List.of(
          "incident.labels",
          "reported.custom",
          "files",
          "[\"a\", \"sev1\"]",
          "service.people[\"owner\"]",
          "sides");

  private final List<String> bound = new ArrayList<>();

  @Property(tries = 400)
  void plainJavaSaysWhatCelSays(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    bound.clear();
    String text = truth(random, 3);
    CelCondition condition = ConditionScopes.POLICY.compile(text).condition();
    for (int i = 0; i < 20; i++) {
      Map<String, Object> variables = variables(random);
      assertThat(condition.test(variables))
          .describedAs("seed %d: %s of %s", seed, text, variables)
          .isEqualTo(condition.inCel(variables));
    }
  }

  @Test
  void usualConditionsNeedNoCel() throws Exception {
    for (String text :
        List.of(
            "incident.severity == \"sev1\" && !(incident.status in [\"resolved\", \"closed\"])",
            "\"effect\" in reported.custom && reported.custom.effect == \"minor loss\"",
            "sides.exists(a, sides.exists(b, sides[a].priority != sides[b].priority))",
            "!gates[\"request\"] || incident.level >= 3",
            "event.to.contains(\"x\") && size(files) > 0")) {
      assertThat(ConditionScopes.POLICY.compile(text).condition().isQuick()).as(text).isTrue();
    }
    assertThat(ConditionScopes.POLICY.compile("incident.title.matches(\"a+\")").condition())
        .matches(condition -> !condition.isQuick());
  }

  /** CEL ends with an error there; plain Java must not know better. */
  @Test
  void whatGoesBeyondTheBoundsOfCelIsLeftToIt() throws Exception {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      files.add("a");
    }
    CelCondition condition =
        ConditionScopes.POLICY.compile("files.exists(f, f == \"b\")").condition();

    assertThat(condition.test(Map.of("files", files)).problem()).isNotEmpty();
  }

  private String truth(Random random, int depth) {
    int kinds = depth == 0 ? 5 : 9;
    return switch (random.nextInt(kinds)) {
      case 0 -> text(random) + pick(random, List.of(" == ", " != ")) + text(random);
      case 1 -> text(random) + " in " + pick(random, PLACES);
      case 2 -> pick(random, FLAGS);
      case 3 ->
          pick(random, NUMBERS)
              + pick(random, List.of(" < ", " <= ", " > ", " >= ", " == "))
              + pick(random, NUMBERS);
      case 4 -> text(random) + ".contains(" + text(random) + ")";
      case 5 -> "!(" + truth(random, depth - 1) + ")";
      case 6 -> exists(random, depth);
      default ->
          "(%s) %s (%s)"
              .formatted(
                  truth(random, depth - 1),
                  pick(random, List.of("&&", "||")),
                  truth(random, depth - 1));
    };
  }

  private String exists(Random random, int depth) {
    String name = "x" + depth;
    bound.add(name);
    String body = truth(random, depth - 1);
    bound.remove(name);
    return "%s.exists(%s, %s)"
        .formatted(pick(random, List.of("sides", "files", "incident.labels")), name, body);
  }

  private String text(Random random) {
    return switch (random.nextInt(bound.isEmpty() ? 2 : 4)) {
      case 0 -> "\"" + pick(random, WORDS) + "\"";
      case 1 -> pick(random, TEXTS);
      case 2 -> pick(random, bound);
      default -> "sides[" + pick(random, bound) + "].priority";
    };
  }

  private static Map<String, Object> variables(Random random) {
    Map<String, Object> all = new HashMap<>();
    all.put("incident", fields(random));
    all.put("reported", fields(random));
    all.put("event", some(random, EventVariables.TEXTS, List.of("public", "onOrigin")));
    Map<String, Object> sides = new HashMap<>();
    for (String tracker : List.of("desk", "a", "ab").subList(0, random.nextInt(4))) {
      sides.put(tracker, fields(random));
    }
    all.put("sides", sides);
    all.put("files", names(random));
    Map<String, Object> service = some(random, List.of("name"), List.of("critical", "known"));
    service.put("custom", random.nextBoolean() ? Map.of() : Map.of("queue", "a"));
    service.put("people", random.nextBoolean() ? Map.of() : Map.of("owner", names(random)));
    all.put("service", service);
    all.put("customer", some(random, List.of("plan"), List.of("covered")));
    all.put("clocks", Map.of("resolution", some(random, List.of("state"), List.of("breached"))));
    all.put("gates", some(random, List.of(), List.of("request")));
    all.put("open", some(random, List.of(), List.of("office")));
    all.put("obligations", Map.of("call", some(random, List.of(), List.of("met"))));
    return all;
  }

  /** Now and then one is missing, or of another kind. */
  private static Map<String, Object> some(Random random, List<String> texts, List<String> flags) {
    Map<String, Object> some = new HashMap<>();
    texts.forEach(name -> some.put(name, pick(random, WORDS)));
    flags.forEach(name -> some.put(name, random.nextBoolean()));
    for (String name : List.copyOf(some.keySet())) {
      if (random.nextInt(20) == 0) {
        some.remove(name);
      } else if (random.nextInt(40) == 0) {
        some.put(name, 7L);
      }
    }
    return some;
  }

  private static Map<String, Object> fields(Random random) {
    Map<String, Object> fields =
        some(
            random,
            java.util.Arrays.stream(StandardField.values())
                .filter(f -> f.kind() != FieldKind.NAMES && f.kind() != FieldKind.MOMENT)
                .map(f -> f.field().name())
                .toList(),
            List.of());
    for (StandardField field : StandardField.values()) {
      if (field.kind() == FieldKind.NAMES) {
        fields.put(field.field().name(), names(random));
      } else if (field.kind() == FieldKind.MOMENT) {
        fields.put(field.field().name(), Instant.EPOCH);
      }
    }
    fields.put("level", (long) random.nextInt(5));
    fields.put("custom", random.nextBoolean() ? Map.of() : Map.of("effect", pick(random, WORDS)));
    return fields;
  }

  private static List<String> names(Random random) {
    return WORDS.subList(0, random.nextInt(WORDS.size()));
  }

  private static String pick(Random random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
