package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
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
   * @throws TrackerException if it has no id
   */
  public static JsonNode issue(TrackerId tracker, JsonNode shown) {
    if (shown.path("id").asText("").isEmpty() || shown.path("id").isNull()) {
      throw senseless(tracker, "an issue was shown without its id");
    }
    return shown;
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
    return new TrackerException(
        Kind.PROTOCOL,
        tracker
            + ": "
            + what
            + ". Check that url points at Jira's root and that nothing before it answers in its"
            + " place");
  }
}
