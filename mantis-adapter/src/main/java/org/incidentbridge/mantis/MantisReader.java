package org.incidentbridge.mantis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.MantisTranslator.Accounts;
import org.incidentbridge.mantis.MantisTranslator.Surroundings;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** Reads single issues into sightings. Safe for parallel use. */
final class MantisReader {

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int BROKEN = 500;

  private final TrackerId tracker;
  private final MantisClient client;
  private final MantisMetadata metadata;
  private final MantisTranslator translator;
  private final CoveredProjects covered;
  private final Set<Integer> mute = ConcurrentHashMap.newKeySet();

  MantisReader(
      TrackerId tracker,
      MantisClient client,
      MantisMetadata metadata,
      MantisTranslator translator,
      CoveredProjects covered) {
    this.tracker = tracker;
    this.client = client;
    this.metadata = metadata;
    this.translator = translator;
    this.covered = covered;
  }

  /**
   * An issue that a scan showed, or one that it lacked.
   *
   * @param id its number
   * @param stamp as the scan showed it; the epoch if it was not in there
   * @param tries how often this state could not be read before
   */
  record Wanted(String id, Instant stamp, int tries) {}

  /**
   * The issue by a direct reading.
   *
   * @param history whether with its history, which makes the same call dearer for MantisBT
   */
  Sighting read(Wanted wanted, boolean history) {
    MantisIssue issue;
    try {
      String id = checked(wanted.id());
      issue = history ? client.issueWithHistory(id) : client.issue(id);
    } catch (CallFailure failure) {
      return gone(wanted.id(), failure)
          .or(() -> poison(wanted, failure))
          .orElseThrow(failure::toTrackerException);
    } catch (MantisIssue.Unreadable senseless) {
      return unreadable(wanted, wanted.tries() + 1, "MantisBT: " + senseless.getMessage());
    }
    return sighting(wanted, issue, history);
  }

  private Sighting sighting(Wanted wanted, MantisIssue issue, boolean history) {
    try {
      return new Sighting.Seen(history ? withHistory(issue) : snapshot(issue));
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    } catch (MantisIssue.Unreadable | IllegalArgumentException senseless) {
      String why = "MantisBT's issue " + issue.id() + " makes no sense: " + senseless.getMessage();
      return unreadable(wanted, MantisVersion.MOST_TRIES, why);
    }
  }

  /** The snapshot of an issue at hand. */
  TicketSnapshot snapshot(MantisIssue issue) {
    return translator.snapshot(issue, surroundings(issue.projectId()));
  }

  /** Every issue has at least the line that it was made. */
  private TicketSnapshot withHistory(MantisIssue issue) {
    if (issue.history().isEmpty()) {
      mute.add(issue.projectId());
      return snapshot(issue);
    }
    mute.remove(issue.projectId());
    return translator.withHistory(issue, surroundings(issue.projectId()));
  }

  /** Whether histories are shown, as far as issues were read that should have shown theirs. */
  boolean showsHistories() {
    return mute.isEmpty();
  }

  private Surroundings surroundings(int projectId) {
    Optional<Project> project = metadata.projectIfSeen(projectId);
    boolean dueDates =
        project
            .map(
                p ->
                    p.accessLevel()
                        >= metadata.config(projectId).number("due_date_view_threshold", 100))
            .orElse(false);
    return new Surroundings(
        project,
        dueDates,
        !covered.contains(projectId),
        new Accounts(client.login()::user, user -> worksIn(projectId, user)),
        metadata::projectName);
  }

  /**
   * Not told to every user of MantisBT, and not worth to fail for. Where it may be told in a moment
   * the issue is read then, since what is remembered of who said something stays (N8).
   */
  private boolean worksIn(int projectId, int user) {
    try {
      return metadata.handlers(projectId).stream().anyMatch(u -> u.id() == user);
    } catch (CallFailure untold) {
      if (untold.status() != BROKEN && untold.toTrackerException().isForNow()) {
        throw untold;
      }
      return false;
    }
  }

  /** Only what speaks of the issue itself proves that it is gone; see {@link MantisErrors}. */
  private Optional<Sighting> gone(String id, CallFailure failure) {
    TicketRef ref = new TicketRef(tracker, id);
    if (failure.status() == NOT_FOUND && failure.kind() == Kind.NOT_FOUND) {
      client.login().prove();
      return Optional.of(new Sighting.Gone(ref, Sighting.Gone.Reason.DELETED));
    }
    if (failure.status() == FORBIDDEN && failure.kind() == Kind.PERMISSION) {
      client.login().prove();
      return Optional.of(new Sighting.Gone(ref, Sighting.Gone.Reason.NOT_VISIBLE));
    }
    return Optional.empty();
  }

  /** One issue that breaks MantisBT, or our reading of it, must not stop the others (N10). */
  private Optional<Sighting> poison(Wanted wanted, CallFailure failure) {
    boolean garbled = failure.kind() == Kind.PROTOCOL && failure.status() == 0;
    return garbled || failure.status() == BROKEN
        ? Optional.of(unreadable(wanted, wanted.tries() + 1, String.valueOf(failure.getMessage())))
        : Optional.empty();
  }

  /** An issue that could not be read this time. */
  Sighting unreadable(Wanted wanted, int tries, String why) {
    return new Sighting.Unreadable(
        new TicketRef(tracker, wanted.id()),
        MantisVersion.unreadable(wanted.stamp(), tries).text(),
        why);
  }

  /** MantisBT takes the digits at the beginning: {@code 8abc} would show issue 8. */
  static String checked(String id) {
    if (!id.matches("[1-9]\\d{0,9}")) {
      throw new TrackerException(
          Kind.INVALID, "'" + id + "' is no issue number; MantisBT's are plain numbers");
    }
    return id;
  }

  /** The numbers of the issues among these, for a sweep in the order of their making. */
  static List<String> inOrder(java.util.Collection<String> ids) {
    return ids.stream()
        .filter(id -> id.matches("[1-9]\\d{0,9}"))
        .sorted(java.util.Comparator.comparingLong(Long::parseLong))
        .toList();
  }
}
