package org.incidentbridge.testkit.sim.mantis;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The changes an issue can undergo, with their history lines and their effect on {@code updated};
 * no rights are checked here. Callers hold the world's monitor.
 */
final class Edits {

  private static final List<IssueField> PROFILE =
      List.of(IssueField.OS, IssueField.OS_BUILD, IssueField.PLATFORM, IssueField.BUILD);

  private final World world;
  private final Hierarchy hierarchy;

  Edits(World world, Hierarchy hierarchy) {
    this.world = world;
    this.hierarchy = hierarchy;
  }

  void bump(Issue issue) {
    issue.updated = world.now();
    world.touched();
  }

  void log(Issue issue, User by, HistoryType type, String before, String after) {
    log(issue, by, type, "", new HistoryEntry.Values(before, after));
  }

  private void log(
      Issue issue, User by, HistoryType type, String field, HistoryEntry.Values values) {
    issue.history.add(new HistoryEntry(world.now(), by.id, type, field, values));
    world.touched();
  }

  /** Inserts a new issue; a handler turns {@code new} into {@code assigned}. */
  Issue create(User by, IssueRow row) {
    checkColumns(row);
    int wanted = row.number(IssueField.STATUS);
    int handler = row.number(IssueField.HANDLER);
    int assigned = world.config.number("bug_assigned_status");
    if (handler != 0 && wanted < assigned && world.config.on("auto_set_status_to_assigned")) {
      row.set(IssueField.STATUS, assigned);
    }
    Issue issue = new Issue(world.next(World.Sequence.ISSUE), world.now(), row);
    world.issues.put(issue.id, issue);
    log(issue, by, HistoryType.ISSUE_NEW, "", "");
    IssueRow before = row.copy().set(IssueField.STATUS, wanted).set(IssueField.HANDLER, 0);
    logCell(issue, by, IssueField.STATUS, before, row);
    logCell(issue, by, IssueField.HANDLER, before, row);
    return issue;
  }

  private static void checkColumns(IssueRow row) {
    boolean fits = MantisText.length(row.text(IssueField.SUMMARY)) <= 128;
    for (IssueField field : PROFILE) {
      fits &= MantisText.length(row.text(field)) <= 32;
    }
    if (!fits) {
      throw Fault.broken();
    }
  }

  /** Writes a whole row over the issue's; history compares with what the writer had read. */
  void replace(User by, Issue issue, IssueRow read, IssueRow written) {
    checkColumns(written);
    issue.row = written;
    for (IssueField field : IssueField.values()) {
      logCell(issue, by, field, read, written);
    }
    bump(issue);
  }

  /** Changes one cell as the web interface does, unless it has that value already. */
  void setCell(User by, Issue issue, IssueField field, int value) {
    IssueRow read = issue.row.copy();
    issue.row.set(field, value);
    if (!read.same(field, issue.row)) {
      logCell(issue, by, field, read, issue.row);
      bump(issue);
    }
  }

  private void logCell(Issue issue, User by, IssueField field, IssueRow old, IssueRow fresh) {
    if (old.same(field, fresh)) {
      return;
    }
    switch (field) {
      case DESCRIPTION -> log(issue, by, HistoryType.DESCRIPTION_UPDATED, "", "");
      case STEPS -> log(issue, by, HistoryType.STEPS_UPDATED, "", "");
      case INFORMATION -> log(issue, by, HistoryType.INFORMATION_UPDATED, "", "");
      case CATEGORY -> logField(issue, by, field, categoryName(old), categoryName(fresh));
      case DUE_DATE -> logField(issue, by, field, dueDate(old), dueDate(fresh));
      default -> logField(issue, by, field, old.raw(field), fresh.raw(field));
    }
  }

  private void logField(Issue issue, User by, IssueField field, String before, String after) {
    log(
        issue,
        by,
        HistoryType.FIELD_UPDATED,
        field.column(),
        new HistoryEntry.Values(before, after));
  }

  private static String dueDate(IssueRow row) {
    return row.number(IssueField.DUE_DATE) == 0 ? "" : row.raw(IssueField.DUE_DATE);
  }

  private String categoryName(IssueRow row) {
    return hierarchy.category(row.number(IssueField.CATEGORY)).map(c -> c.name).orElse("");
  }

  /** Stores a value; one of several choices is logged anew each time, changed or not. */
  void customValue(User by, Issue issue, CustomField field, String value, boolean logged) {
    String stored = field.stored(value);
    String old = issue.customValues.put(field.id, stored);
    String before = Objects.requireNonNullElse(old, "");
    String after = field.manyChoices() && !stored.isEmpty() ? "|" + stored + "|" : stored;
    if (!before.equals(after) && (old != null || logged)) {
      HistoryEntry.Values values = new HistoryEntry.Values(before, after);
      log(issue, by, HistoryType.FIELD_UPDATED, field.name, values);
    }
    world.touched();
  }

  Note addNote(User by, Issue issue, User reporter, String text, int viewState) {
    MantisText.checkLong(text, "bugnote");
    Note note =
        new Note(
            world.next(World.Sequence.NOTE),
            reporter.id,
            world.now(),
            MantisText.stored(text),
            viewState);
    issue.notes.add(note);
    bump(issue);
    log(issue, by, HistoryType.NOTE_ADDED, padded(note.id), "");
    return note;
  }

  void noteText(User by, Issue issue, Note note, String text) {
    MantisText.checkLong(text, "bugnote");
    note.text = MantisText.stored(text);
    note.updated = world.now();
    bump(issue);
    log(issue, by, HistoryType.NOTE_UPDATED, padded(note.id), "1");
  }

  /** Switches a note's visibility; the issue's {@code updated} stays as it is. */
  void noteVisibility(User by, Issue issue, Note note, int viewState) {
    note.viewState = viewState == Note.PRIVATE ? Note.PRIVATE : Note.PUBLIC;
    log(issue, by, HistoryType.NOTE_VIEW_STATE, String.valueOf(note.viewState), padded(note.id));
  }

  void deleteNote(User by, Issue issue, Note note) {
    issue.notes.remove(note);
    bump(issue);
    log(issue, by, HistoryType.NOTE_DELETED, padded(note.id), "");
    for (StoredFile file : List.copyOf(issue.files)) {
      if (file.noteId() == note.id) {
        deleteFile(by, issue, file);
      }
    }
  }

  StoredFile attach(User by, Issue issue, int noteId, StoredFile.FileContent content) {
    StoredFile file =
        new StoredFile(world.next(World.Sequence.FILE), noteId, by.id, world.now(), content);
    issue.files.add(file);
    bump(issue);
    String note = noteId == 0 ? "" : String.valueOf(noteId);
    log(issue, by, HistoryType.FILE_ADDED, file.name(), note);
    return file;
  }

  /** Removes an attachment; the issue's {@code updated} stays as it is. */
  void deleteFile(User by, Issue issue, StoredFile file) {
    issue.files.remove(file);
    String note = file.noteId() == 0 ? "" : String.valueOf(file.noteId());
    log(issue, by, HistoryType.FILE_DELETED, file.name(), note);
  }

  void tag(User by, Issue issue, Tag tag) {
    issue.taggedBy.put(tag.id, by.id);
    log(issue, by, HistoryType.TAG_ATTACHED, tag.name, "");
    bump(issue);
  }

  /**
   * Renames a tag everywhere; the issues that have it get a line, but stay as they were updated.
   */
  void renameTag(User by, Tag tag, String name) {
    for (Issue issue : world.issues.values()) {
      if (issue.taggedBy.containsKey(tag.id)) {
        log(issue, by, HistoryType.TAG_RENAMED, tag.name, name);
      }
    }
    tag.name = name;
    world.touched();
  }

  void untag(User by, Issue issue, Tag tag) {
    issue.taggedBy.remove(tag.id);
    log(issue, by, HistoryType.TAG_DETACHED, tag.name, "");
    bump(issue);
  }

  static boolean validTagName(String name) {
    String trimmed = MantisText.trim(name);
    return !trimmed.isEmpty()
        && !name.contains(",")
        && "+-".indexOf(trimmed.charAt(0)) < 0
        && MantisText.length(trimmed) <= 100;
  }

  static void checkTagName(String name) {
    if (!validTagName(name)) {
      throw Fault.coded(Fault.Code.TAG_NAME, "Tag name '" + name + "' is not valid.", name);
    }
  }

  Tag createTag(User by, String name) {
    checkTagName(name);
    if (MantisText.astral(name)) {
      throw Fault.broken();
    }
    Tag tag = new Tag(world.next(World.Sequence.TAG), by.id, MantisText.trim(name));
    world.tags.put(tag.id, tag);
    return tag;
  }

  /** A repeat changes nothing. */
  void monitor(User by, Issue issue, int watcher) {
    if (issue.monitors.add(watcher)) {
      log(issue, by, HistoryType.MONITOR_ADDED, String.valueOf(watcher), "");
      bump(issue);
    }
  }

  void unmonitor(User by, Issue issue, int watcher) {
    if (issue.monitors.remove(watcher)) {
      log(issue, by, HistoryType.MONITOR_DELETED, String.valueOf(watcher), "");
      bump(issue);
    }
  }

  /** Removes the issue for ever; those related to it are bumped. */
  void delete(User by, Issue issue, Relations relations) {
    for (Relation relation : List.copyOf(issue.relations)) {
      relations.remove(by, relation);
    }
    world.issues.remove(issue.id);
    world.touched();
  }

  static String padded(int id) {
    return String.format(Locale.ROOT, "%07d", id);
  }
}
