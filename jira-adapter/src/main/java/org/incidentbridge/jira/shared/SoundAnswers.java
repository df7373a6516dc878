package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** Tells answers that make sense from others, as of something before Jira that answers for it. */
public final class SoundAnswers {

  private SoundAnswers() {}

  /** What to say of many issues that were asked for and answered without a list of any. */
  public static TrackerException withoutList(TrackerId tracker) {
    return senseless(tracker, "a search was answered without a list of issues");
  }

  /**
   * An issue, if it is one.
   *
   * @throws CallFailure if it has a key but no id, which may be its own fault
   * @throws TrackerException if it has neither, which is the fault of Jira as a whole
   */
  public static JsonNode issue(TrackerId tracker, JsonNode shown) {
    if (!hasId(shown)) {
      if (!shown.hasNonNull("key")) {
        throw senseless(tracker, "an issue was shown without its id");
      }
      String what = "issue " + shown.path("key").asText() + " was shown without its id";
      throw CallFailure.senseless(message(tracker, what));
    }
    return shown;
  }

  /**
   * A list of issues, of which some may be without an id.
   *
   * @throws TrackerException if all of them are without anything that tells them apart
   */
  public static List<JsonNode> list(TrackerId tracker, List<JsonNode> shown) {
    if (!shown.isEmpty() && shown.stream().noneMatch(i -> hasId(i) || i.hasNonNull("key"))) {
      throw senseless(tracker, "issues were shown without their ids");
    }
    return shown;
  }

  /** Whether an issue is shown with its id. */
  public static boolean hasId(JsonNode shown) {
    return !shown.path("id").isNull() && !shown.path("id").asText("").isEmpty();
  }

  /** The id of an issue in a list; the key where it has none. */
  public static String idOrKey(JsonNode shown) {
    return hasId(shown) ? shown.path("id").asText() : shown.path("key").asText("?");
  }

  /** Whether this is what {@link #idOrKey} says of an issue that is shown without its id. */
  public static boolean isKey(String idOrKey) {
    return !idOrKey.chars().allMatch(Character::isDigit);
  }

  /**
   * The time of an issue's last change, as it is written in a page of a search.
   *
   * @throws TrackerException if the page does not show it
   */
  public static String version(TrackerId tracker, JsonNode shown) {
    String version = JiraTranslator.rawVersion(shown);
    if (version.isEmpty()) {
      throw senseless(tracker, "a search showed an issue without the time of its last change");
    }
    return version;
  }

  /**
   * The comments in a page of them.
   *
   * @throws TrackerException if there is no list, which as an empty one would say that there are
   *     none (N2)
   */
  public static List<JsonNode> comments(TrackerId tracker, JsonNode page) {
    if (!page.path("comments").isArray()) {
      throw senseless(tracker, "comments were asked for and answered without a list of any");
    }
    List<JsonNode> comments = new ArrayList<>();
    page.path("comments").forEach(comments::add);
    return List.copyOf(comments);
  }

  private static TrackerException senseless(TrackerId tracker, String what) {
    return new TrackerException(Kind.PROTOCOL, message(tracker, what));
  }

  private static String message(TrackerId tracker, String what) {
    return tracker
        + ": "
        + what
        + ". Check that url points at Jira's root and that nothing before it answers in its place";
  }
}
