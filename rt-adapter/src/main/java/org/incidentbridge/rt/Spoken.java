package org.incidentbridge.rt;

import java.util.Optional;
import java.util.function.Predicate;
import org.incidentbridge.model.Visibility;

/**
 * Finds what the bridge said on a ticket. RT writes a message first and its custom fields
 * afterwards, so that where the mark stands in such a field, a worker that is killed or a field
 * that is not there leaves a message without it: that one is known by its words, lest it be said
 * twice (N3).
 *
 * @param inField whether marks stand in a custom field
 * @param recent whether a message may be of the command that is looked for
 */
record Spoken(RtWhole whole, RtTalk talk, boolean inField, Predicate<RtTransaction> recent) {

  Optional<RtTransaction> find(RtMark mark, Visibility visibility, String words) {
    return first(message -> talk.mark(message).filter(mark::equals).isPresent())
        .or(() -> inField ? first(m -> isIt(m, visibility, words)) : Optional.empty());
  }

  private boolean isIt(RtTransaction message, Visibility visibility, String words) {
    return recent.test(message)
        && talk.isBare(message)
        && !message.isCreateOf(whole.ticket().id())
        && RtTalk.visibility(message) == visibility
        && plain(whole.text(message)).equals(plain(words));
  }

  private static String plain(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  private Optional<RtTransaction> first(Predicate<RtTransaction> which) {
    return whole.messages().stream().filter(which).findFirst();
  }
}
