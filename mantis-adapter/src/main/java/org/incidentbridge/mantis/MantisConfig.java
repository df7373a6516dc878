package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.incidentbridge.mantis.MantisWire.Ref;

/**
 * The options of an installation, for one project. An option that MantisBT keeps to itself is not
 * there.
 *
 * @param values by option
 */
record MantisConfig(Map<String, JsonNode> values) {

  /** Fields whose words are enumerations; the option is the name with a suffix. */
  static final List<String> ENUMERATIONS =
      List.of(
          "status",
          "resolution",
          "priority",
          "severity",
          "reproducibility",
          "view_state",
          "projection",
          "eta");

  /** All options that the adapter asks for. */
  static final List<String> OPTIONS =
      List.of(
          "status_enum_string",
          "resolution_enum_string",
          "priority_enum_string",
          "severity_enum_string",
          "reproducibility_enum_string",
          "view_state_enum_string",
          "projection_enum_string",
          "eta_enum_string",
          "bug_resolved_status_threshold",
          "bug_readonly_status_threshold",
          "update_readonly_bug_threshold",
          "bug_feedback_status",
          "allow_no_category",
          "max_file_size",
          "allowed_files",
          "disallowed_files",
          "due_date_view_threshold",
          "due_date_update_threshold",
          "private_bugnote_threshold",
          "private_bug_threshold",
          "set_view_status_threshold",
          "bugnote_user_delete_threshold",
          "view_history_threshold",
          "monitor_add_others_bug_threshold",
          "show_monitor_list_threshold",
          "webservice_specify_reporter_on_add_access_level_threshold",
          "allow_signup");

  MantisConfig {
    values = Map.copyOf(values);
  }

  static MantisConfig of(MantisWire.Configs answer) {
    Map<String, JsonNode> values = new HashMap<>();
    answer.configs().forEach(c -> values.put(c.option(), c.value()));
    return new MantisConfig(values);
  }

  /** The entries of an enumeration in the order of their numbers; empty if kept secret. */
  List<Ref> entries(String field) {
    return Optional.ofNullable(values.get(field + "_enum_string"))
        .map(v -> StreamSupport.stream(v.spliterator(), false))
        .map(all -> all.flatMap(n -> MantisIssue.ref(n).stream()).toList())
        .orElse(List.of());
  }

  /** The entry of that name, or of that label in the language of the bridge's user. */
  Optional<Ref> entry(String field, String word) {
    return entries(field).stream().filter(e -> e.isNamed(word)).findFirst();
  }

  int number(String option, int otherwise) {
    JsonNode value = values.get(option);
    return value == null ? otherwise : value.asInt(otherwise);
  }

  /** A number that may be larger than others, such as a size; its limit if it is larger still. */
  long largeNumber(String option, long otherwise) {
    JsonNode value = values.get(option);
    return value == null ? otherwise : value.asLong(otherwise);
  }

  boolean on(String option) {
    JsonNode value = values.get(option);
    return value != null && (value.asBoolean() || value.asInt() != 0);
  }

  /** A list written with commas, such as the refused file types. */
  List<String> list(String option) {
    JsonNode value = values.get(option);
    return value == null || value.asText().isBlank()
        ? List.of()
        : List.of(value.asText().toLowerCase(java.util.Locale.ROOT).split("\\s*,\\s*"));
  }
}
