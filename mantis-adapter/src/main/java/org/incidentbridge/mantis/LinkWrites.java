package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.mantis.IssuePatch.Step;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.mantis.MantisIssue.Relation;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.LinkTickets;
import org.incidentbridge.spi.Command.PutLink;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;

/** Shows where the counterpart is, and relates issues. Repeating either changes nothing. */
final class LinkWrites {

  /** Title, summary and address. */
  private static final int MOST_LINES = 3;

  private final MantisClient client;
  private final MantisSettings settings;
  private final IssueWrites.Tools tools;

  LinkWrites(MantisClient client, MantisSettings settings, IssueWrites.Tools tools) {
    this.client = client;
    this.settings = settings;
    this.tools = tools;
  }

  Outcome put(PutLink command) {
    String id = command.target().ticketId();
    Optional<String> field = settings.marks().linkField();
    return field.isPresent()
        ? tools.patch().change(id, issue -> inField(command.link(), issue, field.get()))
        : inNote(command);
  }

  private Step inField(Command.BackLink link, MantisIssue issue, String field) {
    List<String> now = addresses(issue, field);
    List<String> wanted = wanted(now, link);
    if (wanted.equals(now)) {
      return new Step.Done(tools.receipts().applied(issue));
    }
    var value = Value.line(String.join(" ", wanted));
    Draft draft = tools.fields().forIssue(issue, Map.of("custom:" + field, value));
    if (draft.isRefused()) {
      return new Step.Done(draft.refusal());
    }
    if (!draft.losses().isEmpty()) {
      return new Step.Done(
          refused("custom field '" + field + "' has no room for another link: make it longer"));
    }
    return new Step.Send(
        draft, after -> tools.receipts().applied(Optional.empty(), after.issue(), after.losses()));
  }

  private static List<String> addresses(MantisIssue issue, String field) {
    String now = IssueMark.custom(issue, field).orElse("").strip();
    return now.isEmpty() ? List.of() : List.of(now.split("\\s+"));
  }

  /** The same addresses with that of the link, in the place of where it led before. */
  private static List<String> wanted(List<String> now, Command.BackLink link) {
    String url = link.url().toString();
    String former = link.former().map(URI::toString).orElse(url);
    List<String> all = new ArrayList<>(now);
    if (!all.contains(url)) {
      Collections.replaceAll(all, former, url);
    }
    all.removeIf(one -> !one.equals(url) && one.equals(former));
    if (!all.contains(url)) {
      all.add(url);
    }
    return all;
  }

  private Outcome inNote(PutLink command) {
    MantisIssue issue = client.issue(MantisReader.checked(command.target().ticketId()));
    if (leadsAway(issue, command.link())) {
      return tools.patch().change(issue.id(), now -> relabel(now, command.link()));
    }
    Optional<Note> there = find(issue, command.link());
    if (stands(issue, command.link())) {
      return tools.receipts().applied(issue);
    }
    if (there.isPresent()) {
      String noteId = String.valueOf(there.get().id());
      return tools.patch().change(issue.id(), now -> rewrite(now, noteId, command.link()));
    }
    ObjectNode note = NoteWrites.note(text(command.link()), Visibility.INTERNAL);
    NoteWrites.Made made = tools.notes().post(issue.id(), note);
    return NoteWrites.isExposed(Visibility.INTERNAL, made)
        ? tools.notes().withdraw(issue.id(), made.note())
        : Receipts.afterWrite(() -> tools.receipts().applied(tools.feedback().keep(made)));
  }

  /** Whether the line that an issue was made with leads to where its counterpart was. */
  private static boolean leadsAway(MantisIssue issue, Command.BackLink link) {
    String line = IssueMark.line(issue.text("additional_information"));
    return link.former().filter(old -> line.endsWith(" " + old)).isPresent();
  }

  private Step relabel(MantisIssue issue, Command.BackLink link) {
    if (!leadsAway(issue, link)) {
      return new Step.Done(tools.receipts().applied(issue));
    }
    String information = issue.text("additional_information");
    String key = IssueMark.keyInLine(information);
    String line = IssueMark.line(new CommandKey(key), link);
    Draft draft = new Draft();
    draft.put(
        "additional_information",
        TextNode.valueOf(IssueMark.join(IssueMark.strip(information), line)));
    return new Step.Send(
        draft, after -> tools.receipts().applied(Optional.empty(), after.issue(), after.losses()));
  }

  private Step rewrite(MantisIssue issue, String noteId, Command.BackLink link) {
    Optional<Note> note = issue.note(noteId);
    if (note.isEmpty() || NoteWrites.shows(note.get(), text(link), Visibility.INTERNAL)) {
      return new Step.Done(tools.receipts().applied(issue));
    }
    Draft draft = new Draft();
    ArrayNode notes = draft.body().arrayNode();
    notes.add(NoteWrites.note(text(link), Visibility.INTERNAL).put("id", note.get().id()));
    draft.put("notes", notes);
    return new Step.Send(
        draft, after -> tools.receipts().applied(Optional.empty(), after.issue(), after.losses()));
  }

  /** Whether the issue shows the link already, be it since it was made. */
  boolean stands(MantisIssue issue, Command.BackLink link) {
    Optional<String> field = settings.marks().linkField();
    if (field.isPresent()) {
      List<String> now = addresses(issue, field.get());
      return wanted(now, link).equals(now);
    }
    boolean sinceMade =
        IssueMark.line(issue.text("additional_information")).endsWith(" " + link.url());
    return sinceMade
        || find(issue, link)
            .filter(n -> NoteWrites.shows(n, text(link), Visibility.INTERNAL))
            .isPresent();
  }

  private static Optional<Note> find(MantisIssue issue, Command.BackLink link) {
    return issue.notes().stream()
        .filter(
            n ->
                NoteMark.in(n.text())
                    .filter(m -> m.what() == NoteMark.What.LINK && m.isOf(key(link)))
                    .isPresent())
        .findFirst();
  }

  /** Whether a note says no more than where the counterpart is. */
  static boolean isAlone(Note note) {
    List<String> lines = NoteMark.strip(note.text()).strip().lines().toList();
    return !lines.isEmpty()
        && lines.size() <= MOST_LINES
        && lines.getLast().matches("https?://\\S+");
  }

  private static String text(Command.BackLink link) {
    String summary = link.summary().isBlank() ? "" : "\n" + MantisProse.line(link.summary());
    String text = MantisProse.line(link.title()) + summary + "\n" + link.url();
    return NoteMark.of(key(link), NoteMark.What.LINK).on(text);
  }

  /** The same for every command that puts this link. */
  static CommandKey key(Command.BackLink link) {
    return CommandKey.of("mantis-link", link.globalId());
  }

  Outcome relate(LinkTickets command) {
    MantisIssue issue = client.issue(MantisReader.checked(command.target().ticketId()));
    TicketLink link = command.link();
    Optional<Relation> now =
        issue.relations().stream().filter(r -> r.otherId().equals(link.otherId())).findFirst();
    List<Loss> losses = losses(link);
    if (now.isPresent() && isAs(now.get(), link)) {
      return tools.receipts().applied(Optional.empty(), Optional.of(issue), losses);
    }
    boolean weak =
        now.map(r -> MantisTranslator.kind(r.type()) == TicketLink.Kind.RELATED).orElse(true);
    if (!weak) {
      return refused(
          "issue "
              + issue.id()
              + " is already "
              + now.map(Relation::type).orElse("")
              + " "
              + link.otherId()
              + "; MantisBT holds one relation for two issues");
    }
    ObjectNode body = MantisWire.JSON.createObjectNode();
    body.putObject("issue").put("id", Integer.parseInt(MantisReader.checked(link.otherId())));
    body.putObject("type").put("name", type(link.kind()));
    MantisWire.Noted answer = client.execute(client.api().relate(issue.id(), body));
    JsonNode after = answer.issue();
    if (after == null) {
      throw new MantisIssue.Unreadable("it shows no issue after relating it");
    }
    return tools.receipts().applied(Optional.empty(), Optional.of(new MantisIssue(after)), losses);
  }

  /** Whether a relation says what a link wants, as far as MantisBT can say it. */
  static boolean isAs(Relation relation, TicketLink link) {
    return relation.otherId().equals(link.otherId())
        && MantisTranslator.kind(relation.type()) == MantisTranslator.kind(type(link.kind()));
  }

  private static List<Loss> losses(TicketLink link) {
    return switch (link.kind()) {
      case BLOCKS, BLOCKED_BY ->
          List.of(new Loss("link", "MantisBT knows no blocking; it says related-to"));
      default -> List.of();
    };
  }

  private static String type(TicketLink.Kind kind) {
    return switch (kind) {
      case PARENT_OF -> "parent-of";
      case CHILD_OF -> "child-of";
      case DUPLICATE_OF -> "duplicate-of";
      case HAS_DUPLICATE -> "has-duplicate";
      case RELATED, BLOCKS, BLOCKED_BY -> "related-to";
    };
  }

  private static Outcome.Refused refused(String message) {
    return new Outcome.Refused(message, Map.of());
  }
}
