package org.incidentbridge.testkit.sim.jira;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs queries over the index. */
final class IssueSearch {

  private final JiraSite site;

  IssueSearch(JiraSite site) {
    this.site = site;
  }

  /**
   * A query with its caller.
   *
   * @param fresh ids of issues that are looked at as they are now, not as the index has them
   */
  record Query(Jql jql, @Nullable JiraUser caller, Set<Long> fresh) {}

  /** Matches in order, lazily where the order is that of the index. */
  Stream<SearchDoc> run(Query query, @Nullable SearchDoc after) {
    JqlBinder.Bound bound = new JqlBinder(site, query.caller()).bind(query.jql());
    Comparator<SearchDoc> order = order(query.jql());
    Predicate<SearchDoc> test =
        after == null ? bound.test() : bound.test().and(doc -> order.compare(doc, after) > 0);
    if (query.fresh().isEmpty() && bound.ids().isEmpty() && byUpdate(query.jql())) {
      boolean further = after != null && after.updated().isAfter(bound.since());
      Instant from = further && after != null ? after.updated() : bound.since();
      return site.index().since(from, site.now()).stream().filter(test);
    }
    return candidates(query, bound).filter(test).sorted(order);
  }

  /** How many match. */
  int count(Query query) {
    JqlBinder.Bound bound = new JqlBinder(site, query.caller()).bind(query.jql());
    return (int) candidates(query, bound).filter(bound.test()).count();
  }

  private Stream<SearchDoc> candidates(Query query, JqlBinder.Bound bound) {
    Set<Long> fresh = query.fresh();
    List<SearchDoc> now = new ArrayList<>();
    fresh.forEach(id -> site.store().find(id).ifPresent(issue -> now.add(SearchDoc.of(issue))));
    Stream<SearchDoc> indexed =
        bound
            .ids()
            .map(
                ids ->
                    ids.stream()
                        .map(id -> site.index().find(id, site.now()))
                        .flatMap(Optional::stream))
            .orElseGet(() -> site.index().since(bound.since(), site.now()).stream());
    return Stream.concat(indexed.filter(doc -> !fresh.contains(doc.id())), now.stream());
  }

  private static boolean byUpdate(Jql jql) {
    List<Jql.Sort> order = jql.order();
    boolean first =
        !order.isEmpty()
            && order.getFirst().field().startsWith("updated")
            && !order.getFirst().descending();
    boolean keyNext =
        order.size() == 2 && order.get(1).field().endsWith("key") && !order.get(1).descending();
    return first && (order.size() == 1 || keyNext);
  }

  private static Comparator<SearchDoc> order(Jql jql) {
    if (byUpdate(jql)) {
      return SearchDoc.BY_UPDATED;
    }
    if (jql.order().isEmpty()) {
      return Comparator.comparingLong(SearchDoc::id).reversed();
    }
    Comparator<SearchDoc> order = Comparator.comparingInt(doc -> 0);
    for (Jql.Sort sort : jql.order()) {
      order = order.thenComparing(sort.descending() ? by(sort).reversed() : by(sort));
    }
    return order.thenComparingLong(SearchDoc::id);
  }

  private static Comparator<SearchDoc> by(Jql.Sort sort) {
    return switch (sort.field()) {
      case "updated", "updateddate" -> Comparator.comparing(SearchDoc::updated);
      case "created", "createddate" -> Comparator.comparing(SearchDoc::created);
      case "id" -> Comparator.comparingLong(SearchDoc::id);
      default -> Comparator.comparing(SearchDoc::key);
    };
  }
}
