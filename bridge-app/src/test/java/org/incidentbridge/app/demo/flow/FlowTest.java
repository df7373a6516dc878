package org.incidentbridge.app.demo.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The procedures from end to end, with the packs and the examples as they are delivered: each story
 * looks at the state of the simulated trackers, rule by rule.
 */
final class FlowTest {

  private static final Library LIBRARY = Library.folder(Path.of("../config"));

  @TempDir private Path dir;

  private void plays(Flow flow, int fewestScenes) {
    Story story = flow.play(dir, LIBRARY);

    assertThat(story.complaints()).isEmpty();
    assertThat(story.scenes())
        .hasSizeGreaterThanOrEqualTo(fewestScenes)
        .allMatch(scene -> !scene.sights().isEmpty());
  }

  /** C1, C2, C6 to C10. */
  @Test
  void ct2FromTheClientInLondonToTheEngineersAndBack() {
    plays(new Ct2Flow(), 7);
  }

  /** S1 to S8. */
  @Test
  void springSourceFromTheCustomerToEngineeringAndBackWithTheFixedVersion() {
    plays(new SpringSourceFlow(), 8);
  }

  /** M1, M2, M4 to M7, M9 to M11, M13. */
  @Test
  void mitFromTheHelpDeskToTheQueueOfTheServiceAndItsDevelopers() {
    plays(new MitFlow(), 8);
  }
}
