package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams assign their own people: who takes a mirror is not overruled by where it came from. */
final class AssigneesTest {

  private static final FieldName ASSIGNEE = StandardField.ASSIGNEE.field();
  private static final String WORDS = "vocabulary: { " + TwoTrackers.STATUS + " }";

  @TempDir private Path folder;

  private SortedMap<FieldName, Owner> fields(String route, String routes) throws IOException {
    Loaded loaded = TwoTrackers.load(folder, WORDS, WORDS, routes);
    assertThat(loaded).as(loaded.problems().toString()).isInstanceOf(Loaded.Good.class);
    return ((Loaded.Good) loaded).config().bridge().route(route).orElseThrow().terms().fields();
  }

  @Test
  void theyStayWhereTheyAreUnlessARouteSaysOtherwise() throws IOException {
    String plain =
        """
        routes:
          - { name: first, from: eng, to: ops, create: { project: Ops } }
        """;

    assertThat(fields("first", plain))
        .doesNotContainKey(ASSIGNEE)
        .containsKey(new FieldName("title"));
    assertThat(fields("first", plain.replace("} }", "}, fields: { assignee: latest } }")))
        .containsEntry(ASSIGNEE, new Owner.Latest());
  }

  @Test
  void whatAnEarlierRouteSaysGoesOn() throws IOException {
    String two =
        """
        routes:
          - { name: first, from: eng, to: ops, when: 'incident.priority == "high"', create: { project: Ops }, fields: { assignee: ops } }
          - { name: second, from: eng, to: ops, create: { project: Ops } }
        """;

    assertThat(fields("second", two)).containsEntry(ASSIGNEE, new Owner.Of(new TrackerId("ops")));
  }
}
