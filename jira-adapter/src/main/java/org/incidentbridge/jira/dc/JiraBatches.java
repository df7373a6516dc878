package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Isolation;
import org.incidentbridge.jira.shared.JiraLogin;
import org.incidentbridge.jira.shared.JiraTranslator;
import org.incidentbridge.jira.shared.PoisonIssue;
import org.incidentbridge.jira.shared.SoundAnswers;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads many issues with few calls: a search by id shows them whole, all but the marker. So issues
 * that the bridge made are read directly once, as are those that the search shows older than they
 * are known to be, or not at all.
 */
final class JiraBatches {

  /** So many ids are searched for at once. */
  static final int MOST = 100;

  private final Connection jira;
  private final JiraIssues issues;
  private final JiraLogin login;
  private final Parallel parallel;
  private final Isolation isolation;

  JiraBatches(Connection jira, JiraIssues issues, JiraLogin login, Parallel parallel) {
    this.jira = jira;
    this.parallel = parallel;
    this.issues = issues;
    this.login = login;
    this.isolation = new Isolation(issues::withHistory, login::prove);
  }

  /**
   * Issues by id; those that cannot be seen are missing.
   *
   * @param atLeast the version by id that each must show, or be read directly
   * @param history whether with their histories
   */
  Map<String, Sighting> read(Map<String, String> atLeast, boolean history) {
    Map<String, Sighting> all = new LinkedHashMap<>();
    List<String> ids = List.copyOf(atLeast.keySet());
    for (int from = 0; from < ids.size(); from += MOST) {
      List<String> batch = ids.subList(from, Math.min(ids.size(), from + MOST));
      Map<String, JsonNode> found = batch.size() == 1 ? Map.of() : search(batch, history);
      List<Optional<Sighting>> read =
          parallel.each(
              batch,
              id ->
                  PoisonIssue.read(
                      new TicketRef(jira.tracker(), id),
                      isolation,
                      ids,
                      () ->
                          indexed(found.get(id), atLeast.getOrDefault(id, ""))
                              .or(() -> direct(id, history))));
      for (int i = 0; i < batch.size(); i++) {
        String id = batch.get(i);
        read.get(i).ifPresent(sighting -> all.put(id, sighting));
      }
    }
    return all;
  }

  /** Issues by id, none of them by the search; those that cannot be seen are missing. */
  Map<String, Sighting> direct(List<String> ids, boolean history) {
    Map<String, Sighting> all = new LinkedHashMap<>();
    List<Optional<Sighting>> read = parallel.each(ids, id -> one(id, ids, history));
    read.stream().flatMap(Optional::stream).forEach(s -> all.put(s.ref().id(), s));
    return all;
  }

  private Optional<Sighting> indexed(@Nullable JsonNode found, String atLeast) {
    return Optional.ofNullable(found)
        .filter(issue -> !JiraScan.isNewer(atLeast, JiraTranslator.rawVersion(issue)))
        .flatMap(this::indexed);
  }

  private Optional<Sighting> direct(String id, boolean history) {
    return history ? issues.withHistory(id) : issues.whole(id);
  }

  /** What a search shows of an issue, if that is all there is. */
  private Optional<Sighting> indexed(JsonNode issue) {
    String creator = issue.path("fields").path("creator").path("name").asText();
    Optional<String> marker =
        creator.equals(login.session().account())
            ? issues.knownMarker(issue.path("id").asText())
            : Optional.of("");
    return marker.map(m -> issues.sighting(issue, m));
  }

  /**
   * A search by id fails as a whole if one is not there, or breaks Jira, so that it is halved to
   * find that one, which is then read directly.
   */
  private Map<String, JsonNode> search(List<String> ids, boolean history) {
    try {
      return page(ids, history);
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.INVALID && !PoisonIssue.mayBeToBlame(failure)) {
        throw failure;
      }
      Map<String, JsonNode> found = new LinkedHashMap<>();
      for (List<String> half : halves(ids)) {
        if (half.size() > 1) {
          found.putAll(search(half, history));
        } else if (failure.kind() != Kind.INVALID) {
          one(half.getFirst(), ids, history); // ends the halving if all of Jira fails
        }
      }
      return found;
    }
  }

  private Optional<Sighting> one(String id, List<String> others, boolean history) {
    return PoisonIssue.read(
        new TicketRef(jira.tracker(), id), isolation, others, () -> direct(id, history));
  }

  private static List<List<String>> halves(List<String> ids) {
    int middle = ids.size() / 2;
    return List.of(ids.subList(0, middle), ids.subList(middle, ids.size()));
  }

  private Map<String, JsonNode> page(List<String> ids, boolean history) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    List<String> left = new ArrayList<>(ids);
    while (!left.isEmpty()) {
      String jql = "id in (" + String.join(", ", left) + ") ORDER BY id ASC";
      var view = new JiraSearch.View(jql, issues.wholeFields(), history);
      List<JsonNode> page = JiraSearch.page(jira, view, 0, left.size()).issues();
      page.stream()
          .filter(SoundAnswers::hasId)
          .forEach(issue -> found.put(issue.path("id").asText(), issue));
      if (!left.removeIf(found::containsKey)) {
        return found;
      }
    }
    return found;
  }
}
