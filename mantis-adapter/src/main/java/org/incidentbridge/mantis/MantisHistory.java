package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.incidentbridge.mantis.MantisTranslator.Accounts;
import org.incidentbridge.mantis.MantisTranslator.Surroundings;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;
import org.incidentbridge.text.EmojiText;

/**
 * Reads the history that stands in an issue. Of texts over several lines MantisBT tells only that
 * they changed, which is no use; of tags each that came or went, so that what they were shows by
 * going back from what they are.
 */
final class MantisHistory {

  private static final String TAGS = "tags";

  private final TrackerId tracker;
  private final HistoryFields fields;
  private final Accounts accounts;
  private final int self;
  private SortedSet<String> tags;

  /**
   * The history of one issue.
   *
   * @param now the fields that a snapshot shows of it
   */
  MantisHistory(TrackerId tracker, MantisIssue issue, Surroundings around, Map<String, Value> now) {
    this.tracker = tracker;
    this.fields = new HistoryFields(tracker, issue, around, now.keySet());
    this.accounts = around.accounts();
    this.self = accounts.self().getAsInt();
    this.tags = now.getOrDefault(TAGS, Value.absent()).asNames();
  }

  /** A line with the sign under which it is known. */
  private record Signed(String sign, HistoryLine line) {}

  /**
   * The changes, oldest first.
   *
   * @param history the lines of the issue, oldest first
   */
  List<HistoryEntry> entries(List<HistoryLine> history) {
    List<HistoryEntry> entries = new ArrayList<>();
    for (Signed signed : signed(history).reversed()) {
      List<Change> changes = new ArrayList<>(changes(signed.line()));
      changes.removeIf(change -> change.from().equals(change.to()));
      changes.reversed().forEach(change -> entries.add(entry(signed, change)));
    }
    return entries.reversed();
  }

  /**
   * Equal lines are told apart by their number among their equals, which later ones do not move.
   */
  private static List<Signed> signed(List<HistoryLine> lines) {
    Map<String, Integer> count = new HashMap<>();
    List<Signed> signed = new ArrayList<>();
    for (HistoryLine line : lines) {
      String sign = line.sign();
      int nth = count.merge(sign, 1, Integer::sum);
      signed.add(new Signed(nth == 1 ? sign : sign + "-" + nth, line));
    }
    return signed;
  }

  private HistoryEntry entry(Signed signed, Change change) {
    HistoryLine line = signed.line();
    Party author =
        line.author().map(user -> accounts.party(tracker, user)).orElse(HistoryEntry.NOBODY);
    boolean own = line.author().filter(user -> user.id() == self).isPresent();
    return new HistoryEntry(signed.sign() + ":" + change.field(), line.at(), author, own, change);
  }

  private List<Change> changes(HistoryLine line) {
    return switch (line.type()) {
      case HistoryLine.FIELD -> fields.changes(line);
      case HistoryLine.TAG_ATTACHED -> List.of(back("", line.tag()));
      case HistoryLine.TAG_DETACHED -> List.of(back(line.tag(), ""));
      case HistoryLine.TAG_RENAMED -> renamed(line.before().asText(""), line.after().asText(""));
      default -> List.of();
    };
  }

  private List<Change> renamed(String before, String after) {
    return tags.contains(name(after)) ? List.of(back(before, after)) : List.of();
  }

  /** The change of the tags before that of the last call. */
  private Change back(String gone, String come) {
    SortedSet<String> after = new TreeSet<>(tags);
    after.add(name(come));
    after.remove(name(gone));
    after.remove("");
    SortedSet<String> before = new TreeSet<>(after);
    before.remove(name(come));
    before.add(name(gone));
    before.remove("");
    tags = before;
    return new Change(TAGS, Value.names(before), Value.names(after));
  }

  private static String name(String tag) {
    return EmojiText.decode(MantisProse.shown(tag));
  }
}
