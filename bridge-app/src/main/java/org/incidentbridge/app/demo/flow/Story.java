package org.incidentbridge.app.demo.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A procedure as it is told, scene by scene, with what was looked at in the trackers. */
public final class Story {

  private final List<Scene> scenes = new ArrayList<>();
  private List<Sight> sights = new ArrayList<>();

  /**
   * Something that happens, and what is to be seen then.
   *
   * @param rules of the procedure, such as {@code C1 C2}
   * @param what happens, as a sentence
   */
  public record Scene(String rules, String what, List<Sight> sights) {}

  /**
   * Something that was looked at.
   *
   * @param what it is
   * @param good whether it is as it ought to be
   * @param seen what is there
   */
  public record Sight(String what, boolean good, String seen) {}

  /** The scenes so far. */
  public List<Scene> scenes() {
    return scenes.stream()
        .map(s -> new Scene(s.rules(), s.what(), List.copyOf(s.sights())))
        .toList();
  }

  /** What is not as it ought to be. */
  public List<String> complaints() {
    return scenes.stream()
        .flatMap(
            scene ->
                scene.sights().stream()
                    .filter(sight -> !sight.good())
                    .map(s -> "%s: %s: there is %s".formatted(scene.rules(), s.what(), s.seen())))
        .toList();
  }

  Story scene(String rules, String what) {
    sights = new ArrayList<>();
    scenes.add(new Scene(rules, what, sights));
    return this;
  }

  /** Something is just this. */
  Story is(String what, Object expected, Object seen) {
    return add(
        what + ": " + (expected.equals(List.of()) ? "nothing" : expected),
        Objects.equals(expected, seen),
        String.valueOf(seen));
  }

  /** Some text has this in it, and only one does. */
  Story once(String what, List<String> texts, String part) {
    long count = texts.stream().filter(t -> t.contains(part)).count();
    return add("%s: %s".formatted(what, part), count == 1, texts.toString());
  }

  /** No text has any of these in it. */
  Story never(String what, List<String> texts, String... parts) {
    boolean good = texts.stream().noneMatch(t -> Arrays.stream(parts).anyMatch(t::contains));
    return add(
        "%s, and never: %s".formatted(what, String.join(", ", parts)), good, texts.toString());
  }

  private Story add(String what, boolean good, String seen) {
    sights.add(new Sight(what, good, seen));
    return this;
  }
}
