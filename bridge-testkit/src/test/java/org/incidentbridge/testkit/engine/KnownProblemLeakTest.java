package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Known.By;
import org.incidentbridge.policy.Share;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** N5, M13: a workaround is as visible as it was, or less, whatever the configuration says. */
class KnownProblemLeakTest {

  private static final String TITLE = "Export of monthly report fails with error 4711";

  /** One combination of everything that visibility depends on. */
  record Setting(
      Visibility comment,
      boolean open,
      Share.Internal internal,
      boolean restricted,
      Hidden hidden) {}

  enum Hidden {
    NEVER,
    BEFORE,
    AFTER
  }

  static Stream<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    for (Visibility comment : Visibility.values()) {
      for (boolean open : new boolean[] {true, false}) {
        for (Share.Internal internal : Share.Internal.values()) {
          for (boolean restricted : new boolean[] {true, false}) {
            for (Hidden hidden : Hidden.values()) {
              all.add(new Setting(comment, open, internal, restricted, hidden));
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aWorkaroundIsNeverMoreVisibleThanItWas(Setting setting) {
    var none = Share.Comments.NONE;
    var share = new Share(none, none, setting.internal(), true, false);
    var known = Lookers.known(Set.of(By.TITLE), false, setting.open());
    var bridge =
        Lookers.with(
            Lookers.bridge(share, known),
            Desks.ENG,
            StandardField.WORKAROUND,
            "workaround",
            FieldKind.BODY,
            setting.restricted());
    try (World world = new World(bridge)) {
      String id = world.eng.personCreates("P", Map.of("summary", Value.line(TITLE)));
      world.eng.personRestricts(id, setting.hidden() == Hidden.BEFORE);
      world.desk.personCreates("HD", Map.of("summary", Value.line(TITLE)));
      world.settle();
      world.eng.personRestricts(id, setting.hidden() != Hidden.NEVER);
      world.eng.personComments(id, "Workaround: canary-comment", setting.comment());
      world.eng.personSets(id, "workaround", Lookers.body("canary-field"));
      world.settle();

      List<Comment> told = world.only(world.desk).talk().comments();
      assertThat(seen(told, "canary-field", Visibility.PUBLIC)).isZero();
      boolean mayBePublic = setting.open() && setting.comment() == Visibility.PUBLIC;
      boolean isTold = setting.hidden() == Hidden.NEVER;
      assertThat(seen(told, "canary-comment", Visibility.PUBLIC))
          .isEqualTo(isTold && mayBePublic ? 1 : 0);
      assertThat(seen(told, "canary-comment", Visibility.INTERNAL))
          .isEqualTo(isTold && !mayBePublic ? 1 : 0);
      assertThat(seen(told, "canary-field", Visibility.INTERNAL))
          .isEqualTo(isTold && !setting.restricted() ? 1 : 0);
    }
  }

  private static long seen(List<Comment> comments, String canary, Visibility visibility) {
    return comments.stream()
        .filter(c -> c.visibility() == visibility && c.body().plainText().contains(canary))
        .count();
  }
}
