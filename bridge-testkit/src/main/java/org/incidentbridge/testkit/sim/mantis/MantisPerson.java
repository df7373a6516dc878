package org.incidentbridge.testkit.sim.mantis;

import java.util.function.Consumer;

/**
 * A person at the web interface. Nothing is checked against rights, so that tests can let anybody
 * do anything; history names the person. Enum values, people, categories and versions go by name.
 */
public final class MantisPerson {

  private final Site site;
  private final World world;
  private final String name;

  MantisPerson(Site site, String name) {
    this.site = site;
    this.world = site.world;
    this.name = name;
  }

  static IssueRow plainRow(Site site, int projectId, String summary, String description) {
    Config config = site.world.config;
    return new IssueRow()
        .set(IssueField.PROJECT, projectId)
        .set(IssueField.STICKY, 0)
        .set(IssueField.HANDLER, 0)
        .set(IssueField.SUMMARY, MantisText.trim(MantisText.stored(summary)))
        .set(IssueField.DESCRIPTION, MantisText.stored(description))
        .set(IssueField.STATUS, config.number("bug_submit_status"))
        .set(IssueField.PRIORITY, config.number("default_bug_priority"))
        .set(IssueField.SEVERITY, config.number("default_bug_severity"))
        .set(IssueField.REPRODUCIBILITY, config.number("default_bug_reproducibility"))
        .set(IssueField.RESOLUTION, config.number("default_bug_resolution"))
        .set(IssueField.PROJECTION, config.number("default_bug_projection"))
        .set(IssueField.ETA, config.number("default_bug_eta"))
        .set(IssueField.VIEW_STATE, config.number("default_bug_view_status"))
        .set(
            IssueField.CATEGORY,
            site.hierarchy.categories(projectId).stream().findFirst().map(c -> c.id).orElse(0));
  }

  /** Reports an issue and returns its id. */
  public int report(int projectId, String summary, String description) {
    synchronized (world) {
      IssueRow row = plainRow(site, projectId, summary, description);
      row.set(IssueField.REPORTER, me().id);
      return site.edits.create(me(), row).id;
    }
  }

  /** Starts an edit of one issue; nothing changes before {@link IssueEdit#save}. */
  public IssueEdit edit(int issueId) {
    return new IssueEdit(site, me(), issueId);
  }

  /** Sets the status, e.g. {@code resolved}. */
  public void status(int issueId, String status) {
    edit(issueId).set("status", status).save();
  }

  /** Resolves with a resolution, e.g. {@code fixed}. */
  public void resolve(int issueId, String resolution) {
    edit(issueId).set("status", "resolved").set("resolution", resolution).save();
  }

  /** Adds a public note and returns its id. */
  public int note(int issueId, String text) {
    return addNote(issueId, text, Note.PUBLIC);
  }

  /** Adds a private note and returns its id. */
  public int privateNote(int issueId, String text) {
    return addNote(issueId, text, Note.PRIVATE);
  }

  private int addNote(int issueId, String text, int viewState) {
    synchronized (world) {
      Issue issue = world.issue(issueId);
      Note note = site.edits.addNote(me(), issue, me(), MantisText.trim(text), viewState);
      new NoteRoutes(site).reassignOnFeedback(me(), issue, me());
      return note.id;
    }
  }

  public void editNote(int issueId, int noteId, String text) {
    onNote(issueId, noteId, (i, n) -> site.edits.noteText(me(), i, n, MantisText.trim(text)));
  }

  /** Switches a note between public and private; the issue's update time does not move. */
  public void hideNote(int issueId, int noteId, boolean hidden) {
    int viewState = hidden ? Note.PRIVATE : Note.PUBLIC;
    onNote(issueId, noteId, (i, n) -> site.edits.noteVisibility(me(), i, n, viewState));
  }

  public void deleteNote(int issueId, int noteId) {
    onNote(issueId, noteId, (i, n) -> site.edits.deleteNote(me(), i, n));
  }

  /** Logs working time as a note and returns its id. */
  public int logTime(int issueId, int minutes, String text) {
    synchronized (world) {
      Issue issue = world.issue(issueId);
      Note note = site.edits.addNote(me(), issue, me(), text, Note.PUBLIC);
      note.minutes = minutes;
      return note.id;
    }
  }

  private void onNote(int issueId, int noteId, java.util.function.BiConsumer<Issue, Note> action) {
    synchronized (world) {
      Issue issue = world.issue(issueId);
      action.accept(issue, issue.note(noteId).orElseThrow());
    }
  }

  /** Attaches a file to the issue and returns its id. */
  public int attach(int issueId, String fileName, byte[] content) {
    return attach(issueId, 0, fileName, content);
  }

  /** Attaches a file to a note, or for note 0 to the issue, and returns its id. */
  public int attach(int issueId, int noteId, String fileName, byte[] content) {
    synchronized (world) {
      StoredFile.FileContent stored =
          new StoredFile.FileContent(fileName, Uploads.sniff(content), content);
      return site.edits.attach(me(), world.issue(issueId), noteId, stored).id();
    }
  }

  /** Deletes an attachment; the issue's update time does not move. */
  public void deleteFile(int issueId, int fileId) {
    onIssue(
        issueId,
        issue ->
            issue.files.stream()
                .filter(f -> f.id() == fileId)
                .findFirst()
                .ifPresent(f -> site.edits.deleteFile(me(), issue, f)));
  }

  /** Moves an issue to another project, into its first category. */
  public void move(int issueId, int projectId) {
    synchronized (world) {
      Issue issue = world.issue(issueId);
      IssueRow read = issue.row.copy();
      IssueRow written = issue.row.copy().set(IssueField.PROJECT, projectId);
      site.hierarchy.categories(projectId).stream()
          .findFirst()
          .ifPresent(c -> written.set(IssueField.CATEGORY, c.id));
      site.edits.replace(me(), issue, read, written);
    }
  }

  /** Deletes an issue; no trace is left. */
  public void delete(int issueId) {
    onIssue(issueId, issue -> site.edits.delete(me(), issue, site.relations));
  }

  /** Relates two issues; {@code type} is e.g. {@code parent-of}. */
  public void relate(int issueId, String type, int otherId) {
    RelationType relation = RelationType.byName(type).orElseThrow();
    onIssue(issueId, issue -> site.relations.relate(me(), issue, world.issue(otherId), relation));
  }

  /** Takes the relation of two issues away. */
  public void unrelate(int issueId, int otherId) {
    onIssue(
        issueId,
        issue ->
            site.relations
                .between(issue, world.issue(otherId))
                .ifPresent(r -> site.relations.remove(me(), r)));
  }

  public void tag(int issueId, String tagName) {
    onIssue(
        issueId,
        issue ->
            site.edits.tag(
                me(),
                issue,
                world.tagNamed(tagName).orElseGet(() -> site.edits.createTag(me(), tagName))));
  }

  public void untag(int issueId, String tagName) {
    onIssue(
        issueId, issue -> world.tagNamed(tagName).ifPresent(t -> site.edits.untag(me(), issue, t)));
  }

  public void monitor(int issueId) {
    onIssue(issueId, issue -> site.edits.monitor(me(), issue, me().id));
  }

  private void onIssue(int issueId, Consumer<Issue> action) {
    synchronized (world) {
      action.accept(world.issue(issueId));
    }
  }

  private User me() {
    return world.userNamed(name).orElseThrow();
  }
}
