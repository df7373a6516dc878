package org.incidentbridge.rt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.RichText;

/**
 * A ticket with all that was said on it.
 *
 * @param history all transactions that the bridge's user may see, in their order
 * @param parts of the messages among them
 * @param texts what parts say, by their numbers
 */
record RtWhole(
    RtTicket ticket, List<RtTransaction> history, List<RtPart> parts, Map<Long, String> texts) {

  RtWhole {
    history = List.copyOf(history);
    parts = List.copyOf(parts);
    texts = Map.copyOf(texts);
  }

  /** The same of the ticket as it was at another time. */
  RtWhole of(RtTicket other) {
    return new RtWhole(other, history, parts, texts);
  }

  /** The texts of a message, in their order. */
  static List<RtPassage> passages(List<RtPart> parts, long transaction) {
    return RtPassage.of(parts.stream().filter(p -> p.transaction() == transaction).toList());
  }

  /** What a message says, as RT keeps it; empty if it says nothing. */
  String text(RtTransaction message) {
    return words(message).stream()
        .map(part -> texts.getOrDefault(part.id(), ""))
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  /**
   * What a message says, without the bridge's mark.
   *
   * @param ours whether the bridge wrote it
   */
  RichText said(RtTransaction message, boolean ours) {
    List<RichText> read = words(message).stream().map(part -> read(part, ours)).toList();
    List<Block> blocks = read.stream().flatMap(text -> text.blocks().stream()).toList();
    return read.size() == 1 ? read.getFirst() : new RichText(blocks).normalised();
  }

  private RichText read(RtPart part, boolean ours) {
    return part.isMail()
        ? RtProse.read(head(part), false, false)
        : RtProse.read(RtMark.strip(texts.getOrDefault(part.id(), "")), part.isHtml(), ours);
  }

  private List<RtPart> words(RtTransaction message) {
    return passages(parts, message.id()).stream()
        .flatMap(passage -> passage.said(texts).stream())
        .toList();
  }

  /** A mail within a mail is as its first part says. */
  private String head(RtPart mail) {
    Optional<RtPart> first =
        parts.stream()
            .filter(p -> p.transaction() == mail.transaction() && p.id() > mail.id())
            .findFirst();
    return Stream.of("From", "Date", "Subject")
        .map(name -> name + ": " + first.map(part -> part.header(name)).orElse(""))
        .filter(line -> !line.endsWith(": "))
        .collect(Collectors.joining("\n", "Forwarded mail\n", ""));
  }

  List<RtPart> files(RtTransaction message) {
    return parts.stream().filter(p -> p.transaction() == message.id() && p.isFile()).toList();
  }

  List<RtTransaction> messages() {
    return history.stream().filter(RtTransaction::isMessage).toList();
  }

  /** What RT says of parts of a message that it did not keep as they came. */
  List<RtTransaction> cuts(RtTransaction message) {
    return history.stream()
        .dropWhile(done -> done.id() <= message.id())
        .takeWhile(done -> !done.isMessage())
        .filter(done -> done.creator().login().equals(message.creator().login()))
        .filter(RtTransaction::isCut)
        .toList();
  }

  /** How the ticket itself began, not one that was merged into it. */
  Optional<RtTransaction> beginning() {
    return history.stream().filter(t -> t.isCreateOf(ticket.id())).findFirst();
  }
}
