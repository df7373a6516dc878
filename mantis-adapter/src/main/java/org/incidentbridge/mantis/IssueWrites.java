package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.IssuePatch.After;
import org.incidentbridge.mantis.IssuePatch.Step;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.ChangeStatus;
import org.incidentbridge.spi.Command.CreateTicket;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.Command.UpdateFields;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;

/** Makes issues and changes their fields. */
final class IssueWrites {

  private static final String TAGS = "tags";

  private final MantisClient client;
  private final MantisMetadata metadata;
  private final MantisSettings settings;
  private final Tools tools;
  private final IssueMoves moves;

  /** What all writes share. */
  record Tools(
      IssuePatch patch,
      FieldWriter fields,
      Receipts receipts,
      NoteWrites notes,
      FeedbackStatus feedback) {}

  IssueWrites(MantisClient client, MantisMetadata metadata, MantisSettings settings, Tools tools) {
    this.client = client;
    this.metadata = metadata;
    this.settings = settings;
    this.tools = tools;
    this.moves = new IssueMoves(metadata, settings, tools);
  }

  /** Those from one project to another. */
  IssueMoves moves() {
    return moves;
  }

  /** Sends the issue alone: files and notes could fail after it exists. */
  Outcome create(CreateTicket command) {
    Optional<Project> project = metadata.projectNamed(command.project());
    if (project.isEmpty()) {
      return refused(
          "MantisBT has no project '" + command.project() + "' that the bridge's user sees");
    }
    Draft draft = tools.fields().forNew(project.get(), wanted(command));
    if (draft.isRefused()) {
      return draft.refusal();
    }
    draft.putId("project", project.get().id());
    mark(draft.body(), command);
    var created = client.execute(client.api().create(draft.body()));
    Optional<MantisIssue> issue =
        Optional.ofNullable(created.issue())
            .filter(n -> n.path("id").isInt())
            .map(MantisIssue::new);
    if (issue.isEmpty()) {
      return new Outcome.Unknown("MantisBT did not show the issue that it made");
    }
    return Receipts.afterWrite(() -> finish(command, issue.get(), draft));
  }

  private static SortedMap<String, Value> wanted(CreateTicket command) {
    SortedMap<String, Value> fields = new TreeMap<>(command.fields());
    fields.putIfAbsent("description", Value.absent());
    fields.putIfAbsent("summary", Value.absent());
    if (!command.type().isBlank()) {
      fields.put("category", Value.line(command.type()));
    } else {
      fields.putIfAbsent("category", Value.absent());
    }
    return fields;
  }

  private void mark(ObjectNode body, CreateTicket command) {
    Command.BackLink link = command.link();
    settings.marks().field().ifPresent(f -> custom(body, f, command.target().key().text()));
    settings.marks().linkField().ifPresent(f -> custom(body, f, link.url().toString()));
    boolean line = settings.marks().field().isEmpty() || settings.marks().linkField().isEmpty();
    if (line) {
      CommandKey key = command.target().key();
      boolean linked = settings.marks().linkField().isPresent();
      String text = body.path("additional_information").asText("");
      body.put(
          "additional_information",
          IssueMark.join(text, linked ? IssueMark.line(key) : IssueMark.line(key, link)));
    }
  }

  private static void custom(ObjectNode body, String field, String value) {
    ObjectNode one = body.withArray("custom_fields").addObject();
    ObjectNode ref = one.putObject("field");
    if (field.matches("\\d+")) {
      ref.put("id", Integer.parseInt(field));
    } else {
      ref.put("name", field);
    }
    one.put("value", value);
  }

  /** After the issue is there, whether just made or found again. */
  Outcome finish(CreateTicket command, MantisIssue issue, Draft draft) {
    List<Loss> losses = new ArrayList<>(draft.losses());
    losses.addAll(notTaken(issue, wanted(command), draft));
    MantisIssue last = tools.notes().addRests(command.target(), issue, draft.rests());
    return tools.receipts().applied(Optional.of(issue.id()), Optional.of(last), losses);
  }

  /** What the draft of a new issue would have been, for finishing one that was found. */
  Draft again(CreateTicket command, MantisIssue issue) {
    return tools.fields().forNew(metadata.project(issue.projectId()), wanted(command));
  }

  Outcome update(UpdateFields command) {
    return tools.patch().change(command.target().ticketId(), issue -> plan(command, issue));
  }

  private Step plan(UpdateFields command, MantisIssue issue) {
    TicketSnapshot now = tools.receipts().shown(issue);
    Map<String, Value> values = merged(command, now);
    Draft draft = tools.fields().forIssue(issue, values);
    boolean stale =
        command.writes().stream()
            .anyMatch(w -> draft.changed().contains(w.field()) && isStale(w, now));
    return stale
        ? new Step.Done(tools.receipts().stale(issue))
        : step(command.target(), issue, values, Set.of());
  }

  /** Asked of fields that would change; tags are merged and cannot be stale. */
  private static boolean isStale(FieldWrite write, TicketSnapshot now) {
    return !write.field().equals(TAGS) && !Same.value(write.expected(), now.field(write.field()));
  }

  /** The values to reach; names that others added or removed since stay so. */
  static SortedMap<String, Value> merged(UpdateFields command, TicketSnapshot now) {
    SortedMap<String, Value> values = new TreeMap<>();
    for (FieldWrite write : command.writes()) {
      Value value = write.field().equals(TAGS) ? merged(write, now.field(TAGS)) : write.value();
      values.put(write.field(), value);
    }
    return values;
  }

  private static Value merged(FieldWrite write, Value shown) {
    TreeSet<String> result = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    result.addAll(WordWriter.names(shown));
    TreeSet<String> gone = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    gone.addAll(WordWriter.names(write.expected()));
    WordWriter.names(write.value()).forEach(gone::remove);
    result.removeAll(gone);
    TreeSet<String> added = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    added.addAll(WordWriter.names(write.value()));
    WordWriter.names(write.expected()).forEach(added::remove);
    result.addAll(added);
    return Value.names(result);
  }

  Outcome status(ChangeStatus command) {
    return tools.patch().change(command.target().ticketId(), issue -> plan(command, issue));
  }

  private Step plan(ChangeStatus command, MantisIssue issue) {
    String now = issue.ref("status").map(Ref::name).orElse("");
    if (!now.equalsIgnoreCase(command.expected()) && !now.equalsIgnoreCase(command.status())) {
      return new Step.Done(tools.receipts().stale(issue));
    }
    SortedMap<String, Value> values = wanted(command, issue);
    return step(command.target(), issue, values, unasked(command, values));
  }

  /** Status and resolution go together; MantisBT itself leaves the resolution as it was. */
  SortedMap<String, Value> wanted(ChangeStatus command, MantisIssue issue) {
    SortedMap<String, Value> values = new TreeMap<>(command.with());
    values.put("status", Value.line(command.status()));
    MantisConfig config = metadata.config(issue.projectId());
    int resolved = config.number("bug_resolved_status_threshold", 80);
    int before = issue.ref("status").map(Ref::id).orElse(0);
    int after = config.entry("status", command.status()).map(Ref::id).orElse(before);
    Optional<String> resolution =
        before < resolved && after >= resolved
            ? settings.writing().resolveAs()
            : before >= resolved && after < resolved
                ? settings.writing().reopenAs()
                : Optional.empty();
    resolution.ifPresent(r -> values.putIfAbsent("resolution", Value.line(r)));
    return values;
  }

  /** The resolution that goes with the status where the command names none. */
  private static Set<String> unasked(ChangeStatus command, Map<String, Value> values) {
    Set<String> unasked = new TreeSet<>(values.keySet());
    unasked.removeAll(command.with().keySet());
    unasked.remove("status");
    return unasked;
  }

  private Step step(
      Command.Target target, MantisIssue issue, Map<String, Value> values, Set<String> beside) {
    Draft draft = tools.fields().forIssue(issue, values);
    if (draft.isRefused()) {
      return new Step.Done(draft.refusal());
    }
    if (draft.isEmpty()) {
      List<Loss> losses = new ArrayList<>(draft.losses());
      MantisIssue last = rests(target, issue, draft, values.keySet(), losses);
      return new Step.Done(tools.receipts().applied(Optional.empty(), Optional.of(last), losses));
    }
    Set<String> sent = new TreeSet<>(beside);
    sent.retainAll(draft.changed()); // what people had set so already is their change
    return new Step.Send(draft, after -> after(target, after, values, draft, sent));
  }

  private Outcome after(
      Command.Target target,
      After after,
      Map<String, Value> values,
      Draft draft,
      Set<String> beside) {
    List<Loss> losses = new ArrayList<>(after.losses());
    List<String> told = losses.stream().map(Loss::field).toList();
    // Tags have calls of their own, and between two calls people may change the rest (N2).
    Stream.concat(
            after.first().map(i -> notTaken(i, values, draft)).orElse(List.of()).stream()
                .filter(loss -> !loss.field().equals(TAGS)),
            after.issue().map(i -> notTaken(i, values, draft)).orElse(List.of()).stream()
                .filter(loss -> loss.field().equals(TAGS)))
        .filter(loss -> !told.contains(loss.field()))
        .forEach(losses::add);
    if (after.issue().isEmpty() && !losses.isEmpty()) {
      // What was cut would count as somebody's change once the issue can be seen again (N4).
      return new Outcome.Unknown(
          "MantisBT took it otherwise than asked, and the bridge's user can no longer see the"
              + " issue");
    }
    Optional<MantisIssue> last =
        after.issue().map(i -> rests(target, i, draft, values.keySet(), losses));
    return tools.receipts().applied(Optional.empty(), last, losses, beside);
  }

  /** The ends of long texts in notes, and no others. */
  private MantisIssue rests(
      Command.Target target,
      MantisIssue issue,
      Draft draft,
      Set<String> written,
      List<Loss> losses) {
    MantisIssue last = tools.notes().addRests(target, issue, draft.rests());
    var left = FieldRests.leftovers(last, written, draft.rests(), () -> metadata.me().id());
    left.forEach(note -> FieldRests.edited(issue, note).ifPresent(losses::add)); // N7
    for (MantisIssue.Note note : left) {
      try {
        last = tools.notes().delete(issue.id(), note.id()).orElse(last);
      } catch (CallFailure failure) {
        if (failure.kind() != Kind.PERMISSION) {
          throw failure;
        }
        String message = "the rest of the text as it was before still stands in note ";
        losses.add(new Loss("text", message + note.id() + ", REMOVE IT BY HAND"));
      }
    }
    return last;
  }

  /** MantisBT takes what it does not like without a word, so its answer is compared. */
  private List<Loss> notTaken(MantisIssue issue, Map<String, Value> values, Draft sent) {
    Draft still = tools.fields().forIssue(issue, values);
    return still.changed().stream()
        .filter(sent.changed()::contains)
        .map(f -> new Loss(f, "MantisBT did not take it as it was sent; see what the issue shows"))
        .toList();
  }

  private static Outcome.Refused refused(String message) {
    return new Outcome.Refused(message, Map.of());
  }
}
