package org.incidentbridge.testkit.sim.mantis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The true state of an installation, copied out for checks. Nothing is hidden. */
public final class MantisView {

  private final Site site;
  private final World world;

  MantisView(Site site) {
    this.site = site;
    this.world = site.world;
  }

  /** A note as stored. */
  public record NoteView(int id, String author, String text, boolean isPrivate, Instant updated) {}

  /**
   * An attachment.
   *
   * @param noteId the note it hangs on, 0 for the issue itself
   */
  public record FileView(int id, int noteId, String author, String name, byte[] content) {}

  /**
   * A history line.
   *
   * @param what MantisBT's name of its type, e.g. {@code field-updated}
   * @param field for changes of fields, else empty
   * @param change old and new value as stored, {@code old => new}
   */
  public record HistoryView(Instant at, String who, String what, String field, String change) {}

  public int count() {
    synchronized (world) {
      return world.issues.size();
    }
  }

  /** All issues in the order they were reported. */
  public List<IssueView> issues() {
    synchronized (world) {
      return world.issues.values().stream().map(i -> new IssueView(site, i)).toList();
    }
  }

  public Optional<IssueView> find(int issueId) {
    synchronized (world) {
      return Optional.ofNullable(world.issues.get(issueId)).map(i -> new IssueView(site, i));
    }
  }

  /** An issue that must exist. */
  public IssueView issue(int issueId) {
    return find(issueId).orElseThrow();
  }

  /** Counts every stored change; equal before and after means nothing was written. */
  public long changes() {
    synchronized (world) {
      return world.changes();
    }
  }
}
