package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
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
