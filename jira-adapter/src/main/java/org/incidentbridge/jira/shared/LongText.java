package org.incidentbridge.jira.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.RichText;

/**
 * Parts a text that Jira would not take. Each part after the first begins with a line that says so
 * and carries a key of its own, by which it is known again as no comment of people.
 */
final class LongText {

  /** Jira takes 32,767 characters unless an admin changed it. */
  private static final int USUAL = 32_000;

  /** Less is the limit of a line, not of texts. */
  private static final int LEAST = 1_000;

  /** What Jira says in English, where admins have set another limit. */
  private static final Pattern LIMIT =
      Pattern.compile("exceeds the allowed limit of ([\\d,.\\s']+) characters");

  private static final String CONTINUED = "(continued, ";

  private final Dialect dialect;
  private volatile int most = USUAL;

  LongText(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Learns from a refusal how much this Jira takes.
   *
   * @return whether that is less than was known
   */
  boolean learn(CallFailure refusal) {
    int told =
        Stream.concat(Stream.of(refusal.message()), refusal.fields().values().stream())
            .flatMap(message -> LIMIT.matcher(message).results())
            .map(found -> found.group(1).replaceAll("\\D", ""))
            .filter(digits -> !digits.isEmpty() && digits.length() < 9)
            .mapToInt(Integer::parseInt)
            .filter(limit -> limit >= LEAST)
            .map(limit -> limit - limit / 40)
            .min()
            .orElse(most);
    boolean less = refusal.kind() == Kind.INVALID && told < most;
    most = less ? told : most;
    return less;
  }

  /** The parts in order, each small enough; one if all fits. */
  List<RichText> parts(RichText text) {
    if (dialect.size(text) <= most) {
      return List.of(text);
    }
    List<RichText> parts = new ArrayList<>();
    List<Block> part = new ArrayList<>();
    int size = 0;
    for (Block block : pieces(text)) {
      int more = dialect.size(RichText.of(block));
      if (size + more > most && !part.isEmpty()) {
        parts.add(new RichText(part));
        part.clear();
        size = 0;
      }
      part.add(block);
      size += more;
    }
    parts.add(new RichText(part));
    return parts;
  }

  /** The key of a part; that of the first is the command's own. */
  static CommandKey key(CommandKey whole, int part) {
    return Continued.key(whole, part);
  }

  /** A part after the first, with the line that tells what it is. */
  static RichText labelled(RichText part, CommandKey key) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(new Inline.Text(CONTINUED + key.text() + ")", Mark.ITALIC)));
    blocks.addAll(part.blocks());
    return new RichText(blocks);
  }

  /** A part without the line that tells what it is; unchanged if people took that away. */
  static RichText unlabelled(RichText part, String key) {
    boolean labelled = !key.isEmpty() && keyIn(part).equals(key);
    return labelled ? new RichText(part.blocks().subList(1, part.blocks().size())) : part;
  }

  /** The key in such a line; empty if the text has none. */
  static String keyIn(RichText text) {
    if (text.blocks().isEmpty() || !(text.blocks().getFirst() instanceof Block.Paragraph first)) {
      return "";
    }
    String line = new RichText(List.of(first)).plainText().strip();
    boolean labelled = line.startsWith(CONTINUED) && line.endsWith(")");
    String key = labelled ? line.substring(CONTINUED.length(), line.length() - 1) : "";
    return CommandKey.FORM.matcher(key).matches() ? key : "";
  }

  /** Blocks, those that are too long by themselves cut into plain paragraphs. */
  private List<Block> pieces(RichText text) {
    List<Block> pieces = new ArrayList<>();
    for (Block block : text.blocks()) {
      if (dialect.size(RichText.of(block)) <= most - 200) {
        pieces.add(block);
      } else {
        String plain = RichText.of(block).plainText();
        for (int at = 0; at < plain.length(); ) {
          int end = end(plain, at);
          pieces.addAll(RichText.plain(plain.substring(at, end)).blocks());
          at = end;
        }
      }
    }
    return pieces;
  }

  /** Half the limit, since Jira writes some characters as two or more; not within a pair. */
  private int end(String plain, int at) {
    int end = Math.min(plain.length(), at + most / 4);
    return end < plain.length() && Character.isLowSurrogate(plain.charAt(end)) ? end + 1 : end;
  }
}
