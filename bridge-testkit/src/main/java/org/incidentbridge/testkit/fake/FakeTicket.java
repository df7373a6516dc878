package org.incidentbridge.testkit.fake;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command.BackLink;
import org.incidentbridge.spi.TicketSnapshot;

/** One ticket of a {@link FakeTracker}, as it is now. Guarded by the tracker's lock. */
final class FakeTicket {

  final String id;
  String marker;
  final SortedMap<String, Value> fields = new TreeMap<>();
  final FakeHistory history = new FakeHistory();
  final List<Comment> comments = new ArrayList<>();
  final List<Attachment> attachments = new ArrayList<>();
  final List<TicketLink> links = new ArrayList<>();
  final SortedMap<String, BackLink> backLinks = new TreeMap<>();
  final List<String> onlookers = new ArrayList<>();
  String project;
  boolean restricted;
  boolean visible = true;
  String mergedInto = "";
  long version;
  final Instant createdAt;
  Instant updatedAt;

  FakeTicket(String id, String project, String marker, Instant now) {
    this.id = id;
    this.project = project;
    this.marker = marker;
    this.createdAt = now;
    this.updatedAt = now;
    List.of("summary", "status", "prio", "tags", "service")
        .forEach(field -> fields.put(field, Value.absent()));
  }

  /** As the tracker tells it. */
  TicketSnapshot told(FakeTracker tracker) {
    TicketSnapshot whole = snapshot(tracker.id);
    var talk = whole.talk();
    List<Comment> unmarked =
        talk.comments().stream()
            .map(
                c ->
                    new Comment(
                        c.id(),
                        c.author(),
                        c.createdAt(),
                        c.visibility(),
                        new Comment.Content(c.body(), "")))
            .toList();
    return tracker.terse
        ? new TicketSnapshot(
            whole.ref(),
            whole.head(),
            whole.fields(),
            new TicketSnapshot.Talk(unmarked, talk.attachments(), talk.links()),
            whole.marker())
        : whole;
  }

  TicketSnapshot snapshot(TrackerId tracker) {
    var stamp = new TicketSnapshot.Stamp(Long.toString(version), updatedAt, createdAt);
    var head =
        new TicketSnapshot.Head(
            project + "-" + id,
            URI.create("http://localhost/" + tracker + "/" + id),
            project,
            "",
            project.equals(FakeTracker.OUTSIDE),
            restricted,
            stamp);
    return new TicketSnapshot(
        new TicketRef(tracker, id),
        head,
        fields,
        new TicketSnapshot.Talk(comments, attachments, links),
        marker);
  }
}
