package org.incidentbridge.decide;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.Turn;

/** How comments stood by what is remembered of them. Pure. */
final class SaidBefore {

  private final Map<String, Standing> comments = new HashMap<>();

  /**
   * @param known in the order in which it was learnt
   */
  SaidBefore(List<PastEvent> known) {
    for (PastEvent event : known) {
      switch (event.what()) {
        case PastEvent.CommentMade made ->
            stand(event, made.comment(), made.visibility(), made.text());
        case PastEvent.CommentTurned turned ->
            stand(event, turned.comment(), turned.visibility(), turned.text());
        default -> {}
      }
    }
  }

  private void stand(PastEvent event, String comment, Visibility visibility, String text) {
    Standing before = comments.get(comment);
    boolean shown = before != null && before.wasPublic();
    int turns = before == null ? 0 : before.turns() + 1;
    var now =
        new Standing(event.at(), visibility, text, shown || visibility == Visibility.PUBLIC, turns);
    comments.put(comment, now);
  }

  Optional<Standing> of(String comment) {
    return Optional.ofNullable(comments.get(comment));
  }

  /**
   * One comment.
   *
   * @param since when it was written, or last turned
   * @param wasPublic whether it ever was
   * @param turns how often it was worded anew, opened or hidden so far
   */
  record Standing(Instant since, Visibility visibility, String text, boolean wasPublic, int turns) {

    /** What was done to it if it is like this now; empty if nothing was. */
    Optional<Turn> turn(Visibility now, String saying) {
      if (now != visibility) {
        Turn opened = wasPublic ? Turn.RESHOWN : Turn.SHOWN;
        return Optional.of(now == Visibility.PUBLIC ? opened : Turn.HIDDEN);
      }
      return saying.equals(text) ? Optional.empty() : Optional.of(Turn.EDITED);
    }
  }
}
