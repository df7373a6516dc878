package org.incidentbridge.rt;

import java.util.Optional;
import java.util.function.Predicate;
import org.incidentbridge.model.Visibility;

/**
 * Finds what the bridge said on a ticket. RT writes a message first and its custom fields
 * afterwards, so that where the mark stands in such a field, a worker that is killed or a field
 * that is not there leaves a message without it: that one is known by its words, lest it be said
 * twice (N3). So is one that RT cut.
 *
 * @param inField whether marks stand in a custom field
 * @param recent whether a message may be of the command that is looked for
 */
record Spoken(RtWhole whole, RtTalk talk, boolean inField, Predicate<RtTransaction> recent) {

  private static final String DROPPED = "Large attachment dropped";

  Optional<RtTransaction> find(RtMark mark, Visibility visibility, String words) {
    return first(message -> talk.mark(message).filter(mark::equals).isPresent())
        .or(
            () ->
                first(m -> mayBeIt(m, visibility) && (isSame(m, words) || isCut(m, mark, words))));
  }

  private boolean mayBeIt(RtTransaction message, Visibility visibility) {
    return recent.test(message)
        && talk.isBare(message)
        && !message.isCreateOf(whole.ticket().id())
        && RtTalk.visibility(message) == visibility;
  }

  private boolean isSame(RtTransaction message, String words) {
    return inField && plain(whole.text(message)).equals(plain(words));
  }

  /** RT can be set to cut or drop long texts, and the mark in their last line with them. */
  private boolean isCut(RtTransaction message, RtMark mark, String words) {
    String kept = plain(whole.text(message)).replace("\uFFFD", "");
    return !whole.cuts(message).isEmpty()
        && (kept.equals(DROPPED) || plain(mark.on(words)).startsWith(kept));
  }

  private static String plain(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  private Optional<RtTransaction> first(Predicate<RtTransaction> which) {
    return whole.messages().stream().filter(which).findFirst();
  }
}
