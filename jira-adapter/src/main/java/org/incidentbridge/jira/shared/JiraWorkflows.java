package org.incidentbridge.jira.shared;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The ways between statuses, as far as they are known. Jira tells only which steps lead on from the
 * status that an issue has; they are remembered by project, type and status, and looked up on
 * another issue that stands further on.
 */
public final class JiraWorkflows {

  private final Site jira;
  private final SiteFacts facts;
  private final Cache<Place, List<JiraStep>> steps;
  private final Cache<Place, Boolean> withoutSample;
  private final Cache<String, List<SiteFacts.TypeStatuses>> statuses;

  public JiraWorkflows(Site jira, SiteFacts facts) {
    this.facts = facts;
    this.jira = jira;
    this.steps = Caches.of(jira.clock(), 10_000);
    this.withoutSample = Caches.of(jira.clock(), 10_000);
    this.statuses = Caches.of(jira.clock(), 1000);
  }

  /** A status of the workflow that issues of a type have in a project. */
  record Place(String project, String type, String status) {
    Place at(JiraStep.Status other) {
      return new Place(project, type, other.id());
    }
  }

  /** All statuses that issues of a type can have in a project. */
  public List<JiraStep.Status> statuses(String project, String type) {
    return statuses.get(project, facts::statuses).stream()
        .filter(one -> one.type().equals(type))
        .flatMap(one -> one.statuses().stream())
        .toList();
  }

  /** The steps that lead on from where an issue stands. */
  public List<JiraStep> from(String issue, Place place) {
    return steps.get(place, p -> read(issue));
  }

  /** Whether the steps from there are known without asking Jira. */
  boolean knows(Place place) {
    return steps.getIfPresent(place) != null;
  }

  /** A step turned out to be none. */
  void forget(Place place) {
    steps.invalidate(place);
  }

  /**
   * The first step of the shortest way to a status. Where no way is known, the first step towards
   * the nearest status from which the ways are not known, perhaps back through one that led
   * nowhere; towards one that ends the work only if there is no other and the target ends it too.
   */
  Optional<JiraStep> towards(String target, String issue, Place start) {
    List<JiraStep> first = from(issue, start);
    Optional<JiraStep> direct = first.stream().filter(s -> s.to().is(target)).findFirst();
    Optional<JiraStep.Status> goal =
        direct
            .map(JiraStep::to)
            .or(
                () ->
                    statuses(start.project(), start.type()).stream()
                        .filter(status -> status.is(target))
                        .findFirst());
    return direct.isPresent() || goal.isEmpty() ? direct : search(goal.get(), first, start);
  }

  private Optional<JiraStep> search(JiraStep.Status goal, List<JiraStep> first, Place start) {
    Deque<Way> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>(Set.of(start.status()));
    first.forEach(step -> open.add(new Way(step, step)));
    @Nullable JiraStep unexplored = null;
    @Nullable JiraStep lastResort = null;
    while (!open.isEmpty()) {
      Way way = open.poll();
      JiraStep.Status here = way.last().to();
      if (here.id().equals(goal.id())) {
        return Optional.of(way.first());
      }
      if (!seen.add(here.id())) {
        continue;
      }
      Optional<List<JiraStep>> next = sampled(start.at(here));
      next.ifPresent(all -> all.forEach(step -> open.add(new Way(way.first(), step))));
      if (next.isEmpty() && !here.done() && unexplored == null) {
        unexplored = way.first();
      } else if (next.isEmpty() && here.done() && goal.done() && lastResort == null) {
        lastResort = way.first();
      }
    }
    return Optional.ofNullable(unexplored == null ? lastResort : unexplored);
  }

  private record Way(JiraStep first, JiraStep last) {}

  /** The steps from a status as another issue there shows them; empty if there is none. */
  private Optional<List<JiraStep>> sampled(Place place) {
    @Nullable List<JiraStep> known = steps.getIfPresent(place);
    if (known != null) {
      return Optional.of(known);
    }
    if (withoutSample.getIfPresent(place) != null) {
      return Optional.empty();
    }
    Optional<List<JiraStep>> found = sample(place).flatMap(this::tryRead);
    found.ifPresentOrElse(
        list -> steps.put(place, list), () -> withoutSample.put(place, Boolean.TRUE));
    return found;
  }

  private Optional<String> sample(Place place) {
    String jql =
        "project = %s AND issuetype = %s AND status = %s ORDER BY key DESC"
            .formatted(Jql.quoted(place.project()), Jql.quoted(place.type()), place.status());
    return jira.first(jql, "status")
        .filter(i -> i.path("fields").path("status").path("id").asText().equals(place.status()))
        .map(issue -> issue.path("id").asText());
  }

  private Optional<List<JiraStep>> tryRead(String issue) {
    try {
      return Optional.of(read(issue));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private List<JiraStep> read(String issue) {
    return jira.transitions(issue).stream().map(JiraStep::of).toList();
  }
}
