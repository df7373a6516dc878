package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives a query its meaning on a site, for a caller: names become ids, dates become moments. */
final class JqlBinder {

  private static final Pattern CUSTOM = Pattern.compile("cf\\[(\\d+)]");

  private final JiraSite site;
  private final @Nullable JiraUser caller;

  JqlBinder(JiraSite site, @Nullable JiraUser caller) {
    this.site = site;
    this.caller = caller;
  }

  /**
   * A query ready to run.
   *
   * @param test of one document
   * @param since nothing updated before this can match
   * @param ids if present, nothing else can match
   */
  record Bound(Predicate<SearchDoc> test, Instant since, Optional<Set<Long>> ids) {}

  Bound bind(Jql jql) {
    Set<String> visible =
        site.catalogue().visible(caller).stream().map(JiraProject::id).collect(Collectors.toSet());
    Predicate<SearchDoc> test = doc -> visible.contains(doc.facts().projectId());
    Instant since = Instant.EPOCH;
    Optional<Set<Long>> ids = Optional.empty();
    for (Jql.Clause clause : jql.clauses()) {
      switch (clause.field()) {
        case "updated", "updateddate" -> {
          Instant at = date(clause);
          test = test.and(doc -> compares(doc.updated(), clause.operator(), at));
          boolean from = clause.operator().startsWith(">");
          since = from && at.isAfter(since) ? at : since;
        }
        case "key", "issuekey", "issue", "id" -> {
          Set<Long> wanted = issues(clause);
          test = test.and(doc -> wanted.contains(doc.id()));
          ids = Optional.of(wanted);
        }
        default -> test = test.and(other(clause));
      }
    }
    return new Bound(test, since, ids);
  }

  private Predicate<SearchDoc> other(Jql.Clause clause) {
    return switch (clause.field()) {
      case "project" -> {
        Set<String> ids = projects(clause);
        yield doc -> ids.contains(doc.facts().projectId());
      }
      case "created", "createddate" -> {
        Instant at = date(clause);
        yield doc -> compares(doc.created(), clause.operator(), at);
      }
      case "labels" -> {
        Set<String> labels = new HashSet<>(equality(clause));
        yield doc -> intersects(doc.facts().values().get("labels"), labels);
      }
      case "status" -> {
        Set<String> ids = statuses(clause);
        yield doc -> ids.contains(doc.facts().statusId());
      }
      case "issuetype", "type" -> {
        Set<String> ids = issueTypes(clause);
        yield doc -> ids.contains(doc.facts().typeId());
      }
      default -> custom(clause);
    };
  }

  private Instant date(Jql.Clause clause) {
    if (clause.operator().equals("in") || clause.operator().equals("~")) {
      throw unsupported(clause);
    }
    return JqlDates.read(
        clause, caller == null ? ZoneOffset.UTC : caller.profile().zone(), site.now());
  }

  private static boolean compares(Instant value, String operator, Instant at) {
    int order = value.compareTo(at);
    return switch (operator) {
      case ">=" -> order >= 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      case "<" -> order < 0;
      default -> order == 0;
    };
  }

  private Set<String> projects(Jql.Clause clause) {
    Set<String> ids = new HashSet<>();
    for (String value : equality(clause)) {
      Optional<JiraProject> found =
          site.catalogue().visible(caller).stream()
              .filter(
                  p ->
                      p.key().equalsIgnoreCase(value)
                          || p.id().equals(value)
                          || p.name().equalsIgnoreCase(value))
              .findFirst();
      if (found.isEmpty() && caller != null) {
        throw Problem.jql("The value '" + value + "' does not exist for the field 'project'.");
      }
      found.ifPresent(project -> ids.add(project.id()));
    }
    return ids;
  }

  private Set<Long> issues(Jql.Clause clause) {
    Set<Long> ids = new HashSet<>();
    for (String value : equality(clause)) {
      boolean byId = clause.field().equals("id") || clause.field().equals("issue");
      Optional<StoredIssue> found =
          site.store()
              .find(value)
              .filter(issue -> byId || !Character.isDigit(value.charAt(0)))
              .filter(i -> site.catalogue().may(caller, i.project(), Permission.BROWSE_PROJECTS));
      if (found.isEmpty() && caller != null) {
        throw Problem.jql(
            Character.isDigit(value.charAt(0))
                ? "A value with ID '"
                    + value
                    + "' does not exist for the field '"
                    + clause.field()
                    + "'."
                : "An issue with key '"
                    + value
                    + "' does not exist for field '"
                    + clause.field()
                    + "'.");
      }
      found.ifPresent(issue -> ids.add(issue.id));
    }
    return ids;
  }

  private Set<String> statuses(Jql.Clause clause) {
    return chosen(
        clause,
        site.catalogue().statuses.values().stream()
            .map(status -> new Named(status.id(), status.name()))
            .toList());
  }

  private Set<String> issueTypes(Jql.Clause clause) {
    return chosen(
        clause,
        site.catalogue().projects.values().stream()
            .flatMap(project -> project.types().keySet().stream())
            .map(type -> new Named(type.id(), type.name()))
            .toList());
  }

  private static Set<String> chosen(Jql.Clause clause, Collection<Named> among) {
    return equality(clause).stream()
        .map(
            value ->
                Catalogue.pick(among, value)
                    .orElseThrow(
                        () ->
                            Problem.jql(
                                "The value '"
                                    + value
                                    + "' does not exist for the field '"
                                    + clause.field()
                                    + "'.")))
        .map(Named::id)
        .collect(Collectors.toSet());
  }

  private Predicate<SearchDoc> custom(Jql.Clause clause) {
    JiraField field = field(clause.field());
    boolean text = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.RICH_TEXT;
    if (text == !clause.operator().equals("~")) {
      throw unsupported(clause);
    }
    if (text) {
      List<String> words = words(clause.values().getFirst());
      return doc -> holdsAll(doc.facts().values().get(field.id()), words);
    }
    if (field.kind() == FieldKind.LABELS || field.kind() == FieldKind.URL) {
      Set<String> wanted = new HashSet<>(equality(clause));
      return doc -> intersects(doc.facts().values().get(field.id()), wanted);
    }
    if (field.kind() != FieldKind.OPTION && field.kind() != FieldKind.OPTIONS) {
      throw unsupported(clause);
    }
    Set<String> ids = chosen(clause, field.options());
    return doc -> intersects(doc.facts().values().get(field.id()), ids);
  }

  private JiraField field(String name) {
    Matcher custom = CUSTOM.matcher(name);
    String id = custom.matches() ? "customfield_" + custom.group(1) : name;
    return site.catalogue()
        .field(id)
        .filter(
            field ->
                field.custom() || field.id().equals("summary") || field.id().equals("description"))
        .orElseThrow(
            () ->
                Problem.jql(
                    "Field '"
                        + name
                        + "' does not exist or you do not have permission to view it."));
  }

  private static List<String> equality(Jql.Clause clause) {
    if (!clause.operator().equals("=") && !clause.operator().equals("in")) {
      throw unsupported(clause);
    }
    return clause.values();
  }

  private static Problem unsupported(Jql.Clause clause) {
    return Problem.jql(
        "The operator '"
            + clause.operator()
            + "' is not supported by the '"
            + clause.field()
            + "' field.");
  }

  private static boolean intersects(@Nullable JsonNode value, Set<String> wanted) {
    if (value == null) {
      return false;
    }
    return value.isArray()
        ? Json.strings(value).stream().anyMatch(wanted::contains)
        : wanted.contains(value.asText());
  }

  private static boolean holdsAll(@Nullable JsonNode value, List<String> words) {
    return value != null && words(RichText.plain(value)).containsAll(words);
  }

  /** Words as the index cuts them: letters and digits, without case. */
  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
