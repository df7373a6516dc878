package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that go over all sides are asked again when what they read there changes. */
class SidesTest {

  private static Tale onTheMirror() {
    return Tale.opened("2026-03-02T09:00:00Z", "priority", "low", "status", "new")
        .on(Tale.MIRROR)
        .as(Role.STAFF);
  }

  /** Some side holds that; as {@code sides.exists(t, sides[t].FIELD == …)} tells what it reads. */
  private static Says some(String field, String value) {
    return new Says(
        "some " + field,
        Set.of("sides.*", "sides.*." + field),
        all ->
            sides(all).values().stream().anyMatch(s -> value.equals(((Map<?, ?>) s).get(field))));
  }

  private static Map<?, ?> sides(Map<String, Object> all) {
    return (Map<?, ?>) all.getOrDefault("sides", Map.of());
  }

  private static Pack watching(Condition condition) {
    return new Pack().step("seen", new Trigger.Holds(), condition);
  }

  @ParameterizedTest
  @CsvSource({
    "priority, urgent",
    "severity, sev1",
    "status, resolved",
    "service, mail",
    "level, L2",
    "title, Fire"
  })
  void aFieldOfAnySide(String field, String value) {
    Condition some =
        field.equals("level")
            ? new Says(
                "some level",
                Set.of("sides.*", "sides.*.level"),
                all ->
                    sides(all).values().stream()
                        .anyMatch(s -> Long.valueOf(2).equals(((Map<?, ?>) s).get(field))))
            : some(field, value);
    Tale tale =
        onTheMirror()
            .shows("2026-03-02T09:05:00Z", "assignee", "sam@acme.com")
            .shows("2026-03-02T10:00:00Z", field, value);
    assertThat(watching(some).verdict(tale, "2026-03-02T12:00:00Z").firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly("seen#1 2026-03-02T10:00:00Z");
  }

  @Test
  void howManySidesThereAre() {
    Says two = new Says("two sides", Set.of("sides.*"), all -> sides(all).size() == 2);
    Tale tale = onTheMirror().shows("2026-03-02T10:00:00Z", "title", "Fire");
    assertThat(watching(two).verdict(tale, "2026-03-02T12:00:00Z").firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly("seen#1 2026-03-02T10:00:00Z");
  }
}
