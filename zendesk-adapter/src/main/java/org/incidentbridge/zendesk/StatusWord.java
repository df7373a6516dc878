package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.incidentbridge.model.Value;

/**
 * A status: one of Zendesk's categories, or one of the account's own by its label.
 *
 * @param member the key that sets it, which is also the field that shows it but for the id
 * @param value what is sent
 */
record StatusWord(String member, JsonNode value) {

  /** Those that every account has. */
  static final List<String> CATEGORIES =
      List.of("new", "open", "pending", "hold", "solved", "closed");

  private static final String NEW = "new";
  private static final String OWN = "custom_status_id";

  static Optional<StatusWord> of(String word, ZendeskMetadata metadata) {
    return CATEGORIES.contains(word)
        ? Optional.of(new StatusWord("status", TextNode.valueOf(word)))
        : own(word, metadata.fresh().statuses());
  }

  private static Optional<StatusWord> own(String word, Map<String, String> labels) {
    return labels.entrySet().stream()
        .filter(status -> status.getValue().equalsIgnoreCase(word))
        .map(status -> new StatusWord(OWN, LongNode.valueOf(Long.parseLong(status.getKey()))))
        .findFirst();
  }

  /** Why a ticket cannot be brought there; empty if it can, as far as is known. */
  static Optional<String> barred(String word, String now) {
    boolean back = word.equals(NEW) && !now.isEmpty() && !now.equals(NEW);
    return back ? Optional.of("a ticket of Zendesk never becomes new again") : Optional.empty();
  }

  /** The bridge's name of the field that shows it. */
  String field() {
    return member.equals(OWN) ? "custom_status" : member;
  }

  /** Whether a ticket shows a word as its status. */
  static boolean isShown(Map<String, Value> fields, String word) {
    return CATEGORIES.contains(word)
        ? fields.getOrDefault("status", Value.absent()).display().equals(word)
        : fields.getOrDefault("custom_status", Value.absent()).display().equalsIgnoreCase(word);
  }

  /** What to tell people of a word that is no status. */
  static String missing(String word, ZendeskMetadata metadata) {
    var words = new TreeSet<String>(metadata.fresh().statuses().values());
    words.addAll(CATEGORIES);
    return "Zendesk has no status '" + word + "'; it has " + String.join(", ", words);
  }
}
