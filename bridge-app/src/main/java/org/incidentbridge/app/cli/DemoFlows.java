package org.incidentbridge.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.app.Program;
import org.incidentbridge.app.demo.flow.Flow;
import org.incidentbridge.app.demo.flow.Library;
import org.incidentbridge.app.demo.flow.Story;

/** Shows written procedures that go over several trackers, from end to end. */
final class DemoFlows {

  private final Path folder;
  private final DemoStage stage;
  private final List<String> complaints = new ArrayList<>();
  private int checks;

  /**
   * @param folder where each procedure gets a folder of its own
   */
  DemoFlows(Path folder, DemoStage stage) {
    this.folder = folder;
    this.stage = stage;
  }

  DemoFlows play() {
    stage.head("Three procedures, each over the trackers that it names, as its own rules want it");
    stage.say(
        "Each has an office of its own, with its pack and its example. Behind a rule stands what"
            + " happens, below it what the trackers and the mails show then.");
    Flow.all().forEach(this::play);
    return this;
  }

  private void play(Flow flow) {
    Path dir = folder.resolve(flow.name());
    stage.say("%n%s", flow.title());
    Story story = flow.play(dir, Library.bundled());
    story.scenes().forEach(this::scene);
    story.complaints().forEach(c -> complaints.add(flow.name() + ": " + c));
    Path file = dir.resolve("examples").resolve(flow.name() + ".yaml");
    stage.say("  %s", Program.hint("status", file));
  }

  private void scene(Story.Scene scene) {
    stage.say("  %-11s %s", scene.rules(), scene.what());
    for (Story.Sight sight : scene.sights()) {
      checks++;
      stage.say("              %s %s", sight.good() ? "ok " : "NOT", sight.what());
    }
  }

  /** What is not as it ought to be. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** How much was looked at. */
  int checks() {
    return checks;
  }
}
