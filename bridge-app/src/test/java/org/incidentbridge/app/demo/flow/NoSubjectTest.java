package org.incidentbridge.app.demo.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** N2: mails without a subject are common, and most trackers want each ticket to have a title. */
final class NoSubjectTest {

  @TempDir private Path dir;

  static List<Function<Office, Link>> kinds() {
    return List.of(
        o -> JiraLink.of(o, true), o -> JiraLink.of(o, false), MantisLink::of, ZendeskLink::of);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aTicketWithoutASubjectGetsAMirrorUnderItsOwnName(Function<Office, Link> kind) {
    try (Office office = new Office("2026-11-02T15:00:00Z")) {
      Link desk = RtLink.of(office);
      Link other = kind.apply(office);
      office.with("desk", "desk.test", desk.site()).with("other", "other.test", other.site());
      String yaml =
          """
          engine: { settle: 0s }
          trackers:
            desk:
          %s
            other:
          %s

          routes:
            - name: all
              from: desk
              to: other
              create: %s
              fields: { title: latest, description: origin, status: latest, priority: none, assignee: none, resolution: none, labels: none }
          """
              .formatted(
                  desk.yaml("https://desk.test"), other.yaml("https://other.test"), other.create());
      office.open(
          dir, name -> name.startsWith("examples") ? yaml : "pack: none\n", "mail", Map.of());
      String id = desk.report("");
      office.soon();
      office.soon();

      assertThat(office.views().problems()).isEmpty();
      assertThat(other.ids()).hasSize(1);
      String mirror = other.ids().getFirst();
      assertThat(other.title(mirror)).isEqualTo("desk " + id);
      assertThat(desk.title(id)).isEmpty();
      assertThat(office.isQuiet()).isTrue();

      desk.rename(id, "Printer");
      office.soon();
      assertThat(other.title(mirror)).isEqualTo("Printer");
      other.rename(mirror, "Printer on fire");
      office.soon();
      assertThat(desk.title(id)).isEqualTo("Printer on fire");
      assertThat(office.isQuiet()).isTrue();
    }
  }
}
