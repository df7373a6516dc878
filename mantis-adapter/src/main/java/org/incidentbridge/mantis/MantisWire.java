package org.incidentbridge.mantis;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** MantisBT's JSON as it is; only issues are richer, see {@link MantisIssue}. */
final class MantisWire {

  /** Reads and writes all of it. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
          .build();

  private MantisWire() {}

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** What an answer is all about: without it, it says nothing, least of all that there is none. */
  private static <T> List<T> shown(@Nullable List<T> list) {
    if (list == null || list.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("the list that was asked for is missing");
    }
    return list;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String line(@Nullable String text) {
    return text == null ? "" : MantisProse.shown(text);
  }

  /** Issues; an error in disguise is one object, and an issue without content an empty array. */
  record Issues(@JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<JsonNode> issues) {
    Issues {
      issues = shown(issues);
    }
  }

  /** A scan: what is needed to see which issues changed. */
  record Listing(@JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Row> issues) {
    Listing {
      issues = shown(issues);
    }
  }

  /**
   * A row of a scan.
   *
   * @param id zero if this is an error in disguise
   * @param stamp ISO 8601 with offset, whole seconds
   * @param status the HTTP status that a disguised error should have had, else zero
   */
  record Row(
      int id,
      @JsonProperty("updated_at") String stamp,
      @JsonProperty("status_code") int status,
      String message) {
    Row {
      stamp = orEmpty(stamp);
      message = orEmpty(message);
    }
  }

  record Created(@Nullable JsonNode issue) {}

  /** The answer to a note or a relation; the issue whole. */
  record Noted(@Nullable JsonNode note, @Nullable JsonNode issue) {}

  record Files(List<StoredFile> files) {
    Files {
      files = shown(files);
    }
  }

  /**
   * A file with its content.
   *
   * @param content absent if the file is missing on the server; no text, as its base 64 is decoded
   *     while it is read and may be longer than any text
   */
  record StoredFile(int id, String filename, long size, @Nullable ByteBuffer content) {}

  record Configs(List<Config> configs) {
    Configs {
      configs = shown(configs);
    }
  }

  record Config(String option, JsonNode value) {}

  record Projects(List<Project> projects) {
    Projects {
      projects = shown(projects);
    }
  }

  /**
   * A project.
   *
   * @param access what the bridge's user may do in it
   */
  record Project(
      int id,
      String name,
      @JsonProperty("access_level") @Nullable Ref access,
      List<Ref> categories,
      List<Ref> versions,
      @JsonProperty("custom_fields") List<CustomField> customFields,
      @JsonProperty("subProjects") List<Ref> subProjects) {
    Project {
      name = line(name);
      categories = orNone(categories);
      versions = orNone(versions);
      customFields = orNone(customFields);
      subProjects = orNone(subProjects);
    }

    int accessLevel() {
      return access == null ? 0 : access.id();
    }
  }

  /**
   * A custom field as a project uses it.
   *
   * @param kind a name such as {@code string} or {@code multilist}, or an object with one
   * @param possible the values of a list, separated by bars
   * @param longest 0 for no limit
   */
  record CustomField(
      int id,
      String name,
      @JsonProperty("type") JsonNode kind,
      @JsonProperty("possible_values") String possible,
      @JsonProperty("length_max") int longest,
      @JsonProperty("access_level_rw") @Nullable Ref writers) {
    CustomField {
      name = line(name);
      possible = orEmpty(possible);
    }

    /** The kind in small letters. */
    String type() {
      String name = kind.isObject() ? kind.path("name").asText("") : kind.asText("");
      return name.toLowerCase(Locale.ROOT);
    }

    boolean isDate() {
      return type().equals("date");
    }

    boolean isSet() {
      return type().startsWith("multi") || type().equals("checkbox");
    }

    /** Whether only the words of a list are taken. */
    boolean isClosed() {
      return isSet() || List.of("enum", "list", "radio", "9").contains(type());
    }

    boolean isLongText() {
      return type().equals("textarea");
    }

    List<String> words() {
      return List.of(possible.split("\\|", -1)).stream().filter(w -> !w.isBlank()).toList();
    }

    int writeLevel() {
      return writers == null ? 0 : writers.id();
    }
  }

  /** Anything with an id and a name: an enum entry, a category, a version, a tag. */
  record Ref(int id, String name, @Nullable String label) {
    Ref {
      name = line(name);
    }

    boolean isNamed(String word) {
      return name.equalsIgnoreCase(word) || Objects.requireNonNullElse(label, name).equals(word);
    }
  }

  record Users(List<User> users) {
    Users {
      users = shown(users);
    }
  }

  /** An account; real name and e-mail only where the bridge's user may see them. */
  record User(int id, String name, @JsonProperty("real_name") String realName, String email) {
    User {
      name = line(name);
      realName = line(realName);
      email = line(email);
    }

    /** What the bridge calls the account: its name, or its number where Mantis hides the name. */
    String account() {
      return name.isEmpty() ? "#" + id : name;
    }
  }

  /** Who the token belongs to. */
  record Me(int id, String name, @JsonProperty("access_level") @Nullable Ref access) {
    Me {
      name = line(name);
    }
  }
}
