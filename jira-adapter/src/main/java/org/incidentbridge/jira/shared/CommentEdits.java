package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.text.RichText;

/**
 * Words comments anew, in all their parts. The first part is written first: by it an edit that
 * broke off is known, and one that Jira refuses has changed nothing.
 */
final class CommentEdits {

  private final Site jira;
  private final Issues issues;
  private final LongText longText;
  private final CommentPosts posts;
  private final CommentGuard guard;
  private final Doubts doubts;

  CommentEdits(Site jira, Issues issues, LongText longText, CommentPosts posts, Doubts doubts) {
    this.jira = jira;
    this.issues = issues;
    this.longText = longText;
    this.posts = posts;
    this.guard = new CommentGuard(jira);
    this.doubts = doubts;
  }

  /** An edit, the ticket as it is, and what is to stand there in the end. */
  private record Work(Command.EditComment command, TicketSnapshot now, List<RichText> parts) {

    String id() {
      return command.commentId();
    }

    String issue() {
      return command.target().ticketId();
    }

    List<Comment> rest() {
      return Continued.after(now, id());
    }

    boolean isLong() {
      return parts.size() > 1 || !rest().isEmpty();
    }

    Visibility was() {
      return command.expected().map(Command.Said::visibility).orElse(Visibility.PUBLIC);
    }
  }

  private Work work(Command.EditComment command) {
    TicketSnapshot now = issues.snapshot(command.target().ticketId());
    return new Work(command, now, longText.parts(command.body()));
  }

  /** What people hid one part of stays hidden (N5). */
  private CommentPosts.Spot spot(Work work) {
    Visibility wanted = work.command().visibility();
    boolean desk = issues.serviceDesk(work.issue(), wanted);
    boolean kept =
        wanted == Visibility.PUBLIC
            && work.was() == Visibility.PUBLIC
            && Continued.find(work.now(), work.id())
                .filter(c -> c.visibility() == Visibility.PUBLIC)
                .isPresent()
            && isPartlyHidden(work, desk);
    return new CommentPosts.Spot(work.issue(), kept ? Visibility.INTERNAL : wanted, desk);
  }

  /** The ticket shows of the first part alone what it shows of all of them. */
  private boolean isPartlyHidden(Work work, boolean desk) {
    List<Comment> rest = work.rest();
    return rest.stream().anyMatch(c -> c.visibility() == Visibility.INTERNAL)
        || (!rest.isEmpty()
            && guard
                .find(work.issue(), work.id())
                .filter(first -> jira.dialect().isHidden(first, desk))
                .isPresent());
  }

  Outcome apply(Command.EditComment command) {
    Work work = work(command);
    if (command.isStale(work.now()) && !isBegun(work)) {
      return new Outcome.Stale(work.now());
    }
    CommentPosts.Spot spot = spot(work);
    if (posts.cannotHide(spot.visibility(), spot.desk())) {
      String why = JiraCapabilities.noInternal(jira.tracker());
      return CommentGuard.exposed(work.now(), command)
          ? guard.withdrawn(work.now(), command, why)
          : Refusals.whole(why);
    }
    return write(work, spot);
  }

  private Outcome write(Work work, CommentPosts.Spot spot) {
    Command.EditComment command = work.command();
    try {
      Optional<Outcome> objection = posts.change(spot, work.id(), work.parts().getFirst());
      return objection.orElseGet(() -> goOn(work, spot));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.INVALID && CommentGuard.exposed(work.now(), command)) {
        return guard.withdrawn(work.now(), command, failure.message());
      }
      throw failure;
    }
  }

  /** Once the first part is written, nobody can say any more that nothing was done. */
  private Outcome goOn(Work work, CommentPosts.Spot spot) {
    try {
      return rest(work, spot).orElseGet(() -> JiraComments.applied(work.id(), work.parts().size()));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.INVALID) {
        throw failure;
      }
      return new Outcome.Unknown(
          "%s: not all parts of comment %s are written anew yet: %s"
              .formatted(jira.tracker(), work.id(), failure.message()));
    }
  }

  private Optional<Outcome> rest(Work work, CommentPosts.Spot spot) {
    CommandKey whole = Continued.whole(work.now(), work.id()).orElse(work.command().target().key());
    List<String> wanted = keys(whole, work.parts().size());
    work.rest().stream()
        .filter(old -> !wanted.contains(old.marker()))
        .forEach(old -> guard.remove(work.issue(), old.id()));
    for (int part = 1; part < work.parts().size(); part++) {
      CommandKey key = LongText.key(whole, part);
      Optional<Outcome> objection = part(work, spot, key, work.parts().get(part));
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  private static List<String> keys(CommandKey whole, int parts) {
    return IntStream.range(1, parts).mapToObj(part -> LongText.key(whole, part).text()).toList();
  }

  private Optional<Outcome> part(Work work, CommentPosts.Spot spot, CommandKey key, RichText text) {
    RichText labelled = LongText.labelled(text, key);
    Optional<Comment> there =
        work.rest().stream().filter(c -> c.marker().equals(key.text())).findFirst();
    if (there.isPresent()) {
      return posts.change(spot, there.get().id(), labelled);
    }
    JsonNode made = posts.add(spot, key, labelled);
    return posts.objection(spot, made.path("id").asText(), made);
  }

  Outcome settle(Command.EditComment command, Instant since) {
    Work work = work(command);
    int parts = work.parts().size();
    if (isDone(work)) {
      return JiraComments.applied(work.id(), parts);
    }
    if (!isBegun(work)) {
      return new Outcome.NotApplied();
    }
    boolean coming = doubts.left(command.target().key(), since).isPositive();
    if (coming && work.rest().size() < parts - 1) {
      return doubts.notThere(
          command.target().key(),
          since,
          "%s: not all parts of comment %s are there".formatted(jira.tracker(), work.id()));
    }
    return write(work, spot(work));
  }

  private boolean isDone(Work work) {
    List<Comment> rest = work.rest();
    boolean all = isFirstWritten(work) && rest.size() == work.parts().size() - 1;
    for (int i = 0; all && i < rest.size(); i++) {
      RichText text = LongText.unlabelled(rest.get(i).body(), rest.get(i).marker());
      all = jira.dialect().same(text, work.parts().get(i + 1));
    }
    return all && isAtMost(work);
  }

  private static boolean isAtMost(Work work) {
    return work.command().visibility() == Visibility.PUBLIC
        || Continued.find(work.now(), work.id())
            .filter(c -> c.visibility() == Visibility.INTERNAL)
            .isPresent();
  }

  /** Whether the first part was written already: not if it stood there just so before. */
  private boolean isBegun(Work work) {
    return work.isLong() && isFirstWritten(work) && (!stood(work) || isOpened(work));
  }

  private static boolean stood(Work work) {
    String own = Continued.own(work.now(), work.id()).plainText().strip();
    return work.command().expected().stream()
        .anyMatch(said -> said.body().plainText().strip().startsWith(own));
  }

  /** Whether nothing but who may read it is other than expected, and all of them may soon. */
  private static boolean isOpened(Work work) {
    return work.was() == Visibility.INTERNAL
        && work.command().visibility() == Visibility.PUBLIC
        && Continued.find(work.now(), work.id())
            .map(c -> new Command.Said(c.body(), Visibility.INTERNAL))
            .equals(work.command().expected());
  }

  private boolean isFirstWritten(Work work) {
    RichText own = Continued.own(work.now(), work.id());
    return Continued.find(work.now(), work.id()).isPresent()
        && jira.dialect().same(own, work.parts().getFirst());
  }
}
