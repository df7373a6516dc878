package org.incidentbridge.rt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.text.RichText;

/**
 * What was said on a ticket. Comments are for the team, correspondence goes to who asked. Messages
 * that only carry a file are the bridge's own and no comments.
 */
final class RtTalk {

  private final TrackerId tracker;
  private final RtWhole whole;
  private final RtLogin login;
  private final Optional<String> markField;

  RtTalk(TrackerId tracker, RtWhole whole, RtLogin login, RtSettings.Marks marks) {
    this.tracker = tracker;
    this.whole = whole;
    this.login = login;
    this.markField = marks.transactionField();
  }

  /** What is not known to be for everybody is for insiders (N5). */
  static Visibility visibility(RtTransaction message) {
    return switch (message.type()) {
      case RtTransaction.CREATE, RtTransaction.CORRESPOND -> Visibility.PUBLIC;
      default -> Visibility.INTERNAL;
    };
  }

  List<Comment> comments() {
    return whole.messages().stream()
        .filter(message -> !message.isCreateOf(whole.ticket().id()))
        .flatMap(message -> comment(message).stream())
        .toList();
  }

  private Optional<Comment> comment(RtTransaction message) {
    Optional<RtMark> mark = mark(message);
    String said = RtMark.strip(whole.text(message));
    if (said.isBlank() || mark.filter(RtMark::file).isPresent() || isFileAlone(message, said)) {
      return Optional.empty();
    }
    RichText body = whole.said(message, mark.isPresent());
    return body.blocks().isEmpty() // such as HTML with nothing but a picture
        ? Optional.empty()
        : Optional.of(
            new Comment(
                String.valueOf(message.id()),
                message.creator().party(tracker),
                message.at(),
                visibility(message),
                new Comment.Content(body, mark.map(RtMark::key).orElse(""))));
  }

  /** A message of the bridge that only carries a file, also where its mark was lost. */
  private boolean isFileAlone(RtTransaction message, String said) {
    List<RtPart> files = whole.files(message);
    return files.size() == 1
        && files.getFirst().file().strip().equals(said.strip())
        && login.isOwn(message.creator());
  }

  /** The mark of a message of the bridge; what others quote is none (N2). */
  Optional<RtMark> mark(RtTransaction message) {
    if (!login.isOwn(message.creator())) {
      return Optional.empty();
    }
    return markField
        .flatMap(field -> Optional.ofNullable(message.marks().get(field)))
        .flatMap(RtMark::value)
        .or(() -> RtMark.in(whole.text(message)));
  }

  /** Whether a message is by the bridge's user and bears no mark. */
  boolean isBare(RtTransaction message) {
    return login.isOwn(message.creator()) && mark(message).isEmpty();
  }

  /** Whether somebody else answered in public after a message. */
  boolean isAnswered(RtTransaction message) {
    return whole.messages().stream()
        .filter(later -> later.id() > message.id() && !login.isOwn(later.creator()))
        .anyMatch(later -> later.type().equals(RtTransaction.CORRESPOND));
  }

  List<Attachment> attachments() {
    List<Attachment> all = new ArrayList<>();
    for (RtTransaction message : whole.messages()) {
      whole.files(message).forEach(file -> all.add(attachment(message, file)));
    }
    all.sort(Comparator.comparingLong(a -> Long.parseLong(a.id())));
    return all;
  }

  private Attachment attachment(RtTransaction message, RtPart file) {
    boolean own = login.isOwn(message.creator());
    String marker = mark(message).filter(RtMark::file).map(RtMark::key).orElse("");
    return new Attachment(
            String.valueOf(file.id()),
            file.file(),
            file.size(),
            message.at(),
            visibility(message),
            own ? Attachment.Maker.BRIDGE : Attachment.Maker.PEOPLE,
            marker)
        .by(message.creator().party(tracker));
  }
}
