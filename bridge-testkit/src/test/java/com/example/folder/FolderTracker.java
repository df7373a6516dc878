package com.example.folder;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/** A folder as a tracker. */
final class FolderTracker implements Tracker {

  private static final String NO_POINTERS =
      "a folder of tickets holds no pointers to other trackers";

  static final Capabilities CAPABILITIES =
      new Capabilities(
          Set.of(
              Capability.INTERNAL_COMMENTS,
              Capability.EDIT_COMMENTS,
              Capability.REMOVE_COMMENTS,
              Capability.HIDE_COMMENTS,
              Capability.CREATE_MARKER),
          Map.ofEntries(
              Map.entry(Capability.ATTACHMENTS, "a folder of tickets holds no files"),
              Map.entry(Capability.REMOVE_FILES, "a folder of tickets holds no files"),
              Map.entry(Capability.HIDE_FILES, "a folder of tickets holds no files"),
              Map.entry(Capability.RESOLVED_LINKS, NO_POINTERS),
              Map.entry(Capability.SUMMARY_LINKS, NO_POINTERS),
              Map.entry(Capability.SEVERITY_LINKS, NO_POINTERS),
              Map.entry(Capability.INSIDER_LINKS, NO_POINTERS),
              Map.entry(Capability.BACK_LINKS, NO_POINTERS),
              Map.entry(Capability.TICKET_LINKS, "a folder of tickets holds no relations"),
              Map.entry(Capability.HISTORY, "a folder of tickets shows no changes but the last"),
              Map.entry(Capability.MOVE_TICKETS, "a folder of tickets is one project"),
              Map.entry(Capability.SHARE_TICKETS, "who sees a folder sees all of its tickets"),
              Map.entry(Capability.MAIL_CUSTOMERS, "a folder of tickets mails nobody")));

  private final TrackerId id;
  private final Folder folder;
  private final FolderSource source;
  private final FolderSink sink;

  FolderTracker(TrackerId id, Folder folder, InstantSource clock) {
    this.id = id;
    this.folder = folder;
    this.source = new FolderSource(id, folder);
    this.sink = new FolderSink(id, folder, clock);
  }

  @Override
  public TrackerId id() {
    return id;
  }

  @Override
  public TrackerSource source() {
    return source;
  }

  @Override
  public TrackerSink sink() {
    return sink;
  }

  @Override
  public TrackerProbe probe() {
    return expected ->
        List.of(
            folder.isThere()
                ? new TrackerProbe.Finding(TrackerProbe.Level.OK, "folder", "is there", "")
                : new TrackerProbe.Finding(
                    TrackerProbe.Level.PROBLEM, "folder", "is not there", "make it"));
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public long calls() {
    return folder.calls();
  }

  @Override
  public void close() {}
}
