package org.incidentbridge.engine;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.Judge;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Tracker;

/**
 * The trackers at work.
 *
 * @param members by id
 */
public record Fleet(SortedMap<TrackerId, Member> members) {

  public Fleet {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }

  /**
   * A tracker and how it is to be used.
   *
   * @param tracker the tracker
   * @param concurrency most commands under way at once; at least 1
   * @param pageSize most tickets taken in by one transaction
   */
  public record Member(Tracker tracker, int concurrency, int pageSize) {}

  /** Members of these trackers. */
  public static Fleet of(Collection<Member> members) {
    SortedMap<TrackerId, Member> all = new TreeMap<>();
    members.forEach(m -> all.put(m.tracker().id(), m));
    return new Fleet(all);
  }

  public Map<TrackerId, Tracker> trackers() {
    Map<TrackerId, Tracker> trackers = new TreeMap<>();
    members.forEach((id, m) -> trackers.put(id, m.tracker()));
    return trackers;
  }

  Map<TrackerId, Capabilities> capabilities() {
    Map<TrackerId, Capabilities> capabilities = new TreeMap<>();
    members.forEach((id, m) -> capabilities.put(id, m.tracker().capabilities()));
    return capabilities;
  }

  Map<TrackerId, URI> icons() {
    Map<TrackerId, URI> icons = new TreeMap<>();
    members.forEach((id, m) -> m.tracker().icon().ifPresent(icon -> icons.put(id, icon)));
    return icons;
  }

  /** Each tracker on its own tickets. */
  Judge judge() {
    return (field, written, ticket) -> {
      Member member = members.get(ticket.ref().tracker());
      return member == null
          ? Likeness.UNKNOWN
          : member.tracker().sink().likeness(field, written, ticket);
    };
  }

  Member member(TrackerId id) {
    Member member = members.get(id);
    if (member == null) {
      throw new IllegalArgumentException("no tracker named " + id);
    }
    return member;
  }

  /** API calls made so far by all trackers. */
  public long calls() {
    return members.values().stream().mapToLong(m -> m.tracker().calls()).sum();
  }
}
