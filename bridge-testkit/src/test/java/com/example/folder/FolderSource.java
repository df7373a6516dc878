package com.example.folder;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSource;

/** Reads a folder. The cursor is the last id looked at; what changed is found by its version. */
final class FolderSource implements TrackerSource {

  private final TrackerId tracker;
  private final Folder folder;

  FolderSource(TrackerId tracker, Folder folder) {
    this.tracker = tracker;
    this.folder = folder;
  }

  @Override
  public Page pull(PullRequest request) {
    SortedMap<String, String> changed = new TreeMap<>(folder.versions());
    changed.entrySet().removeIf(e -> isKnown(request, e.getKey(), e.getValue()));
    return page(request, changed);
  }

  private static boolean isKnown(PullRequest request, String id, String version) {
    return request.known().version(id).filter(version::equals).isPresent();
  }

  @Override
  public Page sweep(PullRequest request) {
    return page(request, new TreeMap<>(request.known().versions()));
  }

  private Page page(PullRequest request, SortedMap<String, String> wanted) {
    List<String> left =
        wanted.keySet().stream().filter(id -> id.compareTo(request.cursor().text()) > 0).toList();
    List<String> now = left.subList(0, Math.min(request.limit(), left.size()));
    List<Sighting> sightings = new ArrayList<>();
    now.forEach(id -> sightings.add(fetch(id)));
    boolean more = now.size() < left.size();
    return new Page(sightings, more ? new Cursor(now.getLast()) : Cursor.START, more);
  }

  @Override
  public Sighting fetch(String ticketId) {
    TicketRef ref = new TicketRef(tracker, ticketId);
    try {
      return folder
          .snapshot(tracker, ticketId)
          .<Sighting>map(Sighting.Seen::new)
          .orElseGet(() -> new Sighting.Gone(ref, Sighting.Gone.Reason.DELETED));
    } catch (IllegalArgumentException | java.time.DateTimeException damaged) {
      String version = folder.versions().getOrDefault(ticketId, "");
      return new Sighting.Unreadable(ref, version, "the file is damaged: " + damaged.getMessage());
    }
  }

  @Override
  public InputStream open(String ticketId, String attachmentId) {
    throw new TrackerException(TrackerException.Kind.NOT_FOUND, "a folder holds no files");
  }
}
