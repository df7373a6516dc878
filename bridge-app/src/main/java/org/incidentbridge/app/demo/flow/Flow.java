package org.incidentbridge.app.demo.flow;

import java.nio.file.Path;
import java.util.List;

/** One of the written procedures, run from its example configuration and its pack alone. */
public interface Flow {

  /** A word that stands in whatever must not be told to customers (N5). */
  String SECRET = "inside-only";

  /** Whose procedure it is, over which trackers. */
  String title();

  /** The example and the pack, without folder and end. */
  String name();

  /**
   * Runs it.
   *
   * @param dir an empty folder for configuration and store
   */
  Story play(Path dir, Library library);

  /** All of them. */
  static List<Flow> all() {
    return List.of(new Ct2Flow(), new SpringSourceFlow(), new MitFlow());
  }

  /** What ends all stories: nothing is left to do, and nothing internal was shown. */
  static void end(Story story, Office office) {
    story
        .scene("N1 N5", "Nobody does anything any more, and the bridge runs on.")
        .is("what it writes and tells", "nothing", office.isQuiet() ? "nothing" : "something")
        .never("what customers can read", office.open(), SECRET)
        .never("mails", office.letters(), SECRET)
        .is("what waits for a person", List.of(), office.views().problems());
  }
}
