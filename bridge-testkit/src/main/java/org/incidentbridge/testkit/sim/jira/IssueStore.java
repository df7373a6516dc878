package org.incidentbridge.testkit.sim.jira;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All issues and where their parts belong. Guarded by the site's lock. */
final class IssueStore {

  private static final long FIRST = 10_000;

  private final NavigableMap<Long, StoredIssue> byId = new TreeMap<>();
  private final Map<String, StoredIssue> byKey = new HashMap<>();
  private final Map<Long, StoredIssue> byComment = new HashMap<>();
  private final Map<Long, StoredIssue> byAttachment = new HashMap<>();
  private final NavigableMap<Long, JiraIssueLink> links = new TreeMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Long> counters = new HashMap<>();

  /** Next id of a kind of thing. */
  long nextId(String kind) {
    return counters.merge(kind, FIRST, (used, first) -> used + 1);
  }

  int nextNumber(JiraProject project) {
    return numbers.merge(project.id(), 1, Integer::sum);
  }

  void add(StoredIssue issue) {
    byId.put(issue.id, issue);
    rekey(issue);
  }

  /** Makes the present key lead to the issue; old keys go on leading to it. */
  void rekey(StoredIssue issue) {
    byKey.put(issue.key(), issue);
    issue.keys.add(issue.key());
  }

  void remove(StoredIssue issue) {
    byId.remove(issue.id);
    issue.keys.forEach(byKey::remove);
    issue.comments.forEach(comment -> byComment.remove(comment.id()));
    issue.attachments.forEach(attachment -> byAttachment.remove(attachment.id()));
  }

  Optional<StoredIssue> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** By id, present key or former key. */
  Optional<StoredIssue> find(String idOrKey) {
    boolean id =
        !idOrKey.isEmpty() && idOrKey.length() < 19 && idOrKey.chars().allMatch(Character::isDigit);
    return id
        ? find(Long.parseLong(idOrKey))
        : Optional.ofNullable(byKey.get(idOrKey.toUpperCase(Locale.ROOT)));
  }

  Iterable<StoredIssue> all() {
    return byId.values();
  }

  int size() {
    return byId.size();
  }

  void owns(StoredIssue issue, JiraComment comment) {
    byComment.put(comment.id(), issue);
  }

  void owns(StoredIssue issue, JiraAttachment attachment) {
    byAttachment.put(attachment.id(), issue);
  }

  void dropComment(long id) {
    byComment.remove(id);
  }

  void dropAttachment(long id) {
    byAttachment.remove(id);
  }

  Optional<StoredIssue> ownerOfComment(long id) {
    return Optional.ofNullable(byComment.get(id));
  }

  Optional<StoredIssue> ownerOfAttachment(long id) {
    return Optional.ofNullable(byAttachment.get(id));
  }

  NavigableMap<Long, JiraIssueLink> links() {
    return links;
  }
}
