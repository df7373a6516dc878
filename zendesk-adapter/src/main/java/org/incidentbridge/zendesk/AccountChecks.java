package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.zendesk.ZendeskMetadata.Field;

/** Looks whether an account has what the configuration names. */
final class AccountChecks {

  private final ZendeskClient client;
  private final ZendeskMetadata metadata;
  private final ZendeskSettings settings;

  AccountChecks(ZendeskClient client, ZendeskMetadata metadata, ZendeskSettings settings) {
    this.client = client;
    this.metadata = metadata;
    this.settings = settings;
  }

  /**
   * Groups that are covered, and those in which tickets are made.
   *
   * @param creates as {@code GROUP/TYPE}
   */
  List<Finding> groups(List<String> creates) {
    List<Finding> findings = new ArrayList<>();
    Stream.concat(settings.groups().stream(), creates.stream().map(AccountChecks::group))
        .distinct()
        .filter(name -> metadata.groupId(name).isEmpty())
        .forEach(
            name ->
                findings.add(
                    ZendeskProbe.problem(
                        "groups",
                        "Zendesk has no group '" + name + "'",
                        "It has " + String.join(", ", metadata.groups().values()))));
    creates.stream()
        .map(AccountChecks::type)
        .filter(type -> !type.isEmpty() && !FieldWriter.TYPES.contains(type))
        .forEach(
            type ->
                findings.add(
                    ZendeskProbe.problem(
                        "groups",
                        "Zendesk has no tickets of type '" + type + "'",
                        "They are one of " + String.join(", ", FieldWriter.TYPES))));
    return findings.isEmpty()
        ? List.of(ZendeskProbe.good("groups", "all groups are there"))
        : findings;
  }

  private static String group(String create) {
    int slash = create.lastIndexOf('/');
    return slash < 0 ? create : create.substring(0, slash);
  }

  private static String type(String create) {
    return create.substring(create.lastIndexOf('/') + 1);
  }

  List<Finding> fields(List<String> names) {
    List<Finding> findings = new ArrayList<>();
    for (String name : names) {
      int found = AuditFields.isOfEveryTicket(name) ? 1 : metadata.fresh().named(name).size();
      if (found != 1) {
        findings.add(
            ZendeskProbe.problem(
                "fields",
                found == 0
                    ? "Zendesk has no active ticket field '" + name + "'"
                    : found + " ticket fields of Zendesk are called '" + name + "'",
                "Name the field by its number, as custom:NUMBER"));
      }
    }
    return findings.isEmpty()
        ? List.of(ZendeskProbe.good("fields", "all fields are there"))
        : findings;
  }

  List<Finding> words(Expected expected) {
    List<Finding> findings = new ArrayList<>();
    expected
        .words()
        .forEach(
            (field, words) -> {
              Set<String> missing = new TreeSet<>(words);
              missing.removeIf(word -> has(field, word));
              if (!missing.isEmpty()) {
                findings.add(lacking(field, missing, expected.presumed().contains(field)));
              }
            });
    return findings.isEmpty()
        ? List.of(ZendeskProbe.good("words", "Zendesk has all words that will be written"))
        : findings;
  }

  private static Finding lacking(String field, Set<String> missing, boolean presumed) {
    String message = "Zendesk's " + field + " does not have " + String.join(", ", missing);
    return presumed
        ? ZendeskProbe.warning("words", message, "Write a map of values for this field")
        : ZendeskProbe.problem("words", message, "Correct the map of values of this field");
  }

  private boolean has(String field, String word) {
    return switch (field) {
      case "status", "custom_status" -> StatusWord.of(word, metadata).isPresent();
      case "priority" -> FieldWriter.PRIORITIES.contains(word);
      case "type" -> FieldWriter.TYPES.contains(word);
      case "group" -> metadata.groupId(word).isPresent();
      default -> isOption(field, word);
    };
  }

  private boolean isOption(String field, String word) {
    List<Field> fields = metadata.fresh().named(field);
    return fields.size() != 1
        || fields.getFirst().options().isEmpty()
        || fields.getFirst().options().contains(word);
  }

  /** Whether those whom the table of people names are agents. */
  List<Finding> people(List<String> accounts) {
    if (accounts.isEmpty()) {
      return List.of();
    }
    List<String> numbers = accounts.stream().filter(a -> a.matches("[1-9]\\d{0,17}")).toList();
    List<JsonNode> known = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += Pages.LARGEST) {
      int to = Math.min(numbers.size(), from + Pages.LARGEST);
      known.addAll(client.users(numbers.subList(from, to)));
    }
    List<Finding> unknown =
        accounts.stream().flatMap(account -> unknown(account, known).stream()).toList();
    return unknown.isEmpty()
        ? List.of(ZendeskProbe.good("people", "all accounts in people are there"))
        : unknown;
  }

  private static Optional<Finding> unknown(String account, List<JsonNode> known) {
    boolean there =
        known.stream()
            .filter(user -> user.path("active").asBoolean(true))
            .anyMatch(user -> ZendeskJson.text(user, "id").equals(account));
    return there
        ? Optional.empty()
        : Optional.of(
            ZendeskProbe.problem(
                "people",
                "Zendesk has no active user '" + account + "'",
                "Accounts are the numbers of users, as their pages show them in the address"));
  }
}
