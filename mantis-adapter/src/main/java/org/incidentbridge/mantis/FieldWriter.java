package org.incidentbridge.mantis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.User;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.EmojiText;

/**
 * Turns values into what MantisBT takes, checked before it is sent, since MantisBT stores unknown
 * words as nothing. Only what differs from the issue at hand gets in.
 */
final class FieldWriter {

  private static final int LONGEST_SUMMARY = 128;

  private final MantisMetadata metadata;
  private final WordWriter words;
  private final CustomWriter customs;

  FieldWriter(MantisMetadata metadata) {
    this.metadata = metadata;
    this.words = new WordWriter(metadata);
    this.customs = new CustomWriter(metadata);
  }

  /**
   * Where fields are written.
   *
   * @param project the issue's
   * @param config its options
   * @param issue as it is now; empty for a new one
   */
  record Place(Project project, MantisConfig config, Optional<MantisIssue> issue) {

    String text(String member) {
      return issue.map(i -> i.text(member)).orElse("");
    }

    boolean isNew() {
      return issue.isEmpty();
    }
  }

  /** A new issue in a project. */
  Draft forNew(Project project, Map<String, Value> values) {
    return draft(new Place(project, metadata.config(project.id()), Optional.empty()), values);
  }

  /** What it takes to make an issue show these values. */
  Draft forIssue(MantisIssue issue, Map<String, Value> values) {
    int project = issue.projectId();
    return draft(
        new Place(metadata.project(project), metadata.config(project), Optional.of(issue)), values);
  }

  private Draft draft(Place place, Map<String, Value> values) {
    Draft draft = new Draft();
    values.forEach((field, value) -> write(draft, place, field, value));
    return draft;
  }

  private void write(Draft draft, Place place, String field, Value value) {
    switch (field) {
      case "summary" -> summary(draft, place, value);
      case "description", "steps_to_reproduce", "additional_information" ->
          body(draft, place, field, value);
      case "handler" -> handler(draft, place, value);
      case "reporter" -> reporter(draft, place, value);
      case "due_date" -> dueDate(draft, place, value);
      case "tags" -> TagWriter.write(draft, place, value);
      case "category" -> words.category(draft, place, value);
      case "version", "fixed_in_version", "target_version" ->
          words.version(draft, place, field, value);
      default -> named(draft, place, field, value);
    }
  }

  private void named(Draft draft, Place place, String field, Value value) {
    if (MantisConfig.ENUMERATIONS.contains(field)) {
      words.entry(draft, place, field, value);
    } else if (CustomWriter.isCustom(field) || customs.find(place.project(), field).isPresent()) {
      customs.write(draft, place, field, value);
    } else {
      draft.refuse(field, "MantisBT has no such field" + Suggestion.among(field, KNOWN));
    }
  }

  static final String NOT_FOR_OTHERS =
      "the bridge's user may not report for others, and is the reporter";

  static final String NO_DUE_DATES = "due_date_update_threshold keeps the bridge's user from it";

  /** All fields but custom ones. */
  static final List<String> KNOWN =
      List.of(
          "summary",
          "description",
          "steps_to_reproduce",
          "additional_information",
          "category",
          "version",
          "fixed_in_version",
          "target_version",
          "reporter",
          "handler",
          "status",
          "resolution",
          "view_state",
          "priority",
          "severity",
          "reproducibility",
          "projection",
          "eta",
          "due_date",
          "tags");

  private static void summary(Draft draft, Place place, Value value) {
    String whole = MantisProse.line(value.display());
    if (whole.isEmpty()) {
      draft.refuse("summary", "MantisBT wants a summary; it cannot be emptied");
      return;
    }
    String text = fitted(value);
    if (text.length() < whole.length()) {
      draft.lose("summary", "cut to " + LONGEST_SUMMARY + " characters; whole: " + whole);
    }
    if (!place.text("summary").strip().equals(text)) {
      draft.put("summary", draft.body().textNode(text));
    }
  }

  /** As much of a summary as MantisBT takes. */
  static String fitted(Value summary) {
    return MantisProse.first(MantisProse.line(summary.display()), LONGEST_SUMMARY).strip();
  }

  private static void body(Draft draft, Place place, String field, Value value) {
    String whole =
        value instanceof Value.Body body
            ? MantisProse.write(body.text(), place.text(field))
            : plain(value);
    String line = field.equals("additional_information") ? IssueMark.line(place.text(field)) : "";
    if (field.equals("description") && whole.isBlank()) {
      whole = MantisTranslator.NO_DESCRIPTION;
    }
    List<String> parts = Parts.forField(field, whole);
    if (parts.size() > 1) {
      parts.subList(1, parts.size()).forEach(draft::rest);
      draft.lose(field, "longer than " + Parts.LONGEST + " characters; the rest is in notes");
    }
    String shown = IssueMark.strip(place.text(field));
    boolean same = MantisProse.read(shown).equals(MantisProse.read(parts.getFirst()));
    if (!same && !(place.isNew() && whole.isBlank())) {
      draft.put(field, draft.body().textNode(IssueMark.join(parts.getFirst(), line)));
    }
  }

  private static String plain(Value value) {
    return EmojiText.encode(value.display());
  }

  private void handler(Draft draft, Place place, Value value) {
    int now = place.issue().flatMap(i -> i.user("handler")).map(User::id).orElse(0);
    if (value.isAbsent()) {
      if (now != 0) {
        draft.putId("handler", 0);
      }
      return;
    }
    person(draft, "handler", value, metadata.handlers(place.project().id()))
        .filter(u -> u.id() != now)
        .ifPresent(u -> draft.putId("handler", u.id()));
  }

  /** Whether new issues may have another reporter than the bridge's user. */
  static boolean mayReportForOthers(Project project, MantisConfig config) {
    return project.accessLevel()
        >= config.number("webservice_specify_reporter_on_add_access_level_threshold", 55);
  }

  private void reporter(Draft draft, Place place, Value value) {
    int now = place.issue().flatMap(i -> i.user("reporter")).map(User::id).orElse(0);
    if (value.isAbsent()) {
      return;
    }
    if (place.isNew() && !mayReportForOthers(place.project(), place.config())) {
      draft.lose("reporter", NOT_FOR_OTHERS);
      return;
    }
    person(draft, "reporter", value, metadata.users(place.project().id()))
        .filter(u -> u.id() != now)
        .ifPresent(u -> draft.putId("reporter", u.id()));
  }

  private static Optional<User> person(
      Draft draft, String field, Value value, List<User> candidates) {
    if (!(value instanceof Value.Person person)) {
      draft.refuse(field, "wants a person, not '" + value.display() + "'");
      return Optional.empty();
    }
    Party party = person.party();
    Optional<User> found = PeopleFinder.find(party, candidates);
    if (found.isEmpty()) {
      String name = party.account().isBlank() ? party.name() : party.account();
      draft.lose(
          field,
          "left as it is: MantisBT knows no '"
              + name
              + "' who may be "
              + field
              + " in this project");
    }
    return found;
  }

  static boolean maySetDueDates(Project project, MantisConfig config) {
    return project.accessLevel() >= config.number("due_date_update_threshold", 100);
  }

  private static void dueDate(Draft draft, Place place, Value value) {
    Optional<Instant> now = place.issue().flatMap(i -> i.time("due_date"));
    Optional<Instant> wanted =
        value instanceof Value.Moment moment
            ? Optional.of(Instant.ofEpochSecond(moment.at().getEpochSecond()))
            : Optional.empty();
    if (wanted.isEmpty() && !value.isAbsent()) {
      draft.refuse("due_date", "wants a point in time, not '" + value.display() + "'");
    } else if (!maySetDueDates(place.project(), place.config())) {
      draft.lose("due_date", "left out: " + NO_DUE_DATES);
    } else if (!now.equals(wanted)) {
      draft.put("due_date", draft.body().textNode(wanted.map(Instant::toString).orElse("")));
    }
  }
}
