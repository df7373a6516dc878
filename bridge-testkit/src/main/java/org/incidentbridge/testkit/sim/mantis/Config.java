package org.incidentbridge.testkit.sim.mantis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The options that MantisBT publishes under {@code /config}, with its defaults. */
final class Config {

  private final Map<String, Object> values = new ConcurrentHashMap<>();
  private final Map<String, Enumeration> enumerations = new ConcurrentHashMap<>();

  Config() {
    values.putAll(enumDefaults());
    values.putAll(thresholdDefaults());
    values.putAll(otherDefaults());
  }

  private static Map<String, Object> enumDefaults() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(
        "access_levels_enum_string",
        "10:viewer,25:reporter,40:updater,55:developer,70:manager,90:administrator");
    all.put("project_status_enum_string", "10:development,30:release,50:stable,70:obsolete");
    all.put("view_state_enum_string", "10:public,50:private");
    all.put("priority_enum_string", "10:none,20:low,30:normal,40:high,50:urgent,60:immediate");
    all.put(
        "severity_enum_string",
        "10:feature,20:trivial,30:text,40:tweak,50:minor,60:major,70:crash,80:block");
    all.put(
        "reproducibility_enum_string",
        "10:always,30:sometimes,50:random,70:have not tried,90:unable to duplicate,100:N/A");
    all.put(
        "status_enum_string",
        "10:new,20:feedback,30:acknowledged,40:confirmed,50:assigned,80:resolved,90:closed");
    all.put(
        "resolution_enum_string",
        "10:open,20:fixed,30:reopened,40:unable to duplicate,50:not fixable,60:duplicate,"
            + "70:not a bug,80:suspended,90:wont fix");
    all.put("projection_enum_string", "10:none,30:tweak,50:minor fix,70:major rework,90:redesign");
    all.put(
        "eta_enum_string", "10:none,20:< 1 day,30:2-3 days,40:< 1 week,50:< 1 month,60:> 1 month");
    all.put(
        "custom_field_type_enum_string",
        "0:string,1:numeric,2:float,3:enum,4:email,5:checkbox,6:list,7:multiselection list,"
            + "8:date,9:radio,10:textarea");
    return all;
  }

  private static Map<String, Object> thresholdDefaults() {
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, 10, "view_bug_threshold", "view_handler_threshold", "view_history_threshold");
    put(all, 10, "roadmap_view_threshold", "tag_view_threshold", "view_attachments_threshold");
    put(all, 10, "webservice_readonly_access_level_threshold");
    put(all, 25, "report_bug_threshold", "add_bugnote_threshold", "set_view_status_threshold");
    put(all, 25, "monitor_bug_threshold", "tag_attach_threshold", "tag_create_threshold");
    put(all, 25, "tag_detach_own_threshold", "upload_bug_file_threshold");
    put(all, 25, "webservice_readwrite_access_level_threshold");
    put(all, 40, "update_bug_threshold", "change_view_status_threshold");
    put(all, 55, "handle_bug_threshold", "update_bug_assign_threshold", "delete_bug_threshold");
    put(all, 55, "update_bug_status_threshold", "private_bug_threshold", "move_bug_threshold");
    put(all, 55, "private_bugnote_threshold", "update_bugnote_threshold");
    put(all, 55, "bugnote_user_edit_threshold", "delete_bugnote_threshold");
    put(all, 55, "bugnote_user_delete_threshold", "show_monitor_list_threshold");
    put(all, 55, "monitor_add_others_bug_threshold", "monitor_delete_others_bug_threshold");
    put(all, 55, "tag_detach_threshold", "roadmap_update_threshold");
    put(all, 55, "time_tracking_view_threshold", "time_tracking_edit_threshold");
    put(all, 55, "report_issues_for_unreleased_versions_threshold");
    put(all, 55, "webservice_specify_reporter_on_add_access_level_threshold");
    put(all, 70, "update_readonly_bug_threshold", "set_bug_sticky_threshold");
    put(all, 90, "private_project_threshold", "manage_user_threshold");
    put(all, 90, "impersonate_user_threshold");
    put(all, 100, "due_date_view_threshold", "due_date_update_threshold");
    put(all, 100, "show_user_realname_threshold", "show_user_email_threshold");
    return all;
  }

  private static Map<String, Object> otherDefaults() {
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, 80, "bug_readonly_status_threshold", "bug_resolved_status_threshold");
    put(all, 90, "bug_closed_status_threshold");
    put(all, 10, "bug_submit_status", "default_bug_resolution", "default_bug_projection");
    put(all, 10, "default_bug_eta", "default_bug_view_status", "default_bugnote_view_status");
    put(all, 20, "bug_feedback_status");
    put(all, 50, "bug_assigned_status", "default_bug_severity");
    put(all, 30, "default_bug_priority", "bug_reopen_resolution");
    put(all, 70, "default_bug_reproducibility");
    put(all, 0, "allow_no_category", "time_tracking_enabled", "enable_eta");
    put(all, 0, "enable_projection", "enable_product_build");
    put(all, 0, "allow_parent_of_unresolved_to_close");
    put(all, 1, "reassign_on_feedback", "auto_set_status_to_assigned", "enable_profiles");
    put(all, 65535, "max_textarea_length");
    put(all, 5 * 1024 * 1024, "max_file_size");
    put(all, 10, "file_upload_max_num");
    put(all, 1, "subprojects_inherit_categories", "subprojects_inherit_versions");
    all.put("history_order", "ASC");
    all.put("default_timezone", "UTC");
    all.put("default_language", "auto");
    all.put("window_title", "MantisBT");
    all.put("disallowed_files", "svg");
    all.put("allowed_files", "");
    return all;
  }

  private static void put(Map<String, Object> all, int value, String... names) {
    for (String name : names) {
      all.put(name, value);
    }
  }

  boolean has(String option) {
    return values.containsKey(option);
  }

  Object value(String option) {
    return Objects.requireNonNull(values.get(option), option);
  }

  int number(String option) {
    return (Integer) value(option);
  }

  boolean on(String option) {
    return number(option) != 0;
  }

  /** The enumeration {@code status}, {@code view_state}, ... */
  Enumeration enumeration(String name) {
    return enumerations.computeIfAbsent(
        name, n -> new Enumeration((String) value(n + "_enum_string")));
  }

  void set(String option, Object value) {
    values.put(option, value);
    enumerations.clear();
  }
}
