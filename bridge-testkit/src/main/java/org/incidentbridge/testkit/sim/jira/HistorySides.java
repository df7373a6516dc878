package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints values for history: choices and people with ids, dates in two forms, the rest as text. */
final class HistorySides {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MMM/yy", Locale.ENGLISH);
  private static final DateTimeFormatter TIME_ID =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmZ");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yy h:mm a", Locale.ENGLISH);

  private final JiraSite site;

  HistorySides(JiraSite site) {
    this.site = site;
  }

  /** A whole value. */
  JiraHistory.Side of(JiraProject project, JiraField field, JsonNode value) {
    if (value.isNull()) {
      return JiraHistory.Side.nothing();
    }
    return switch (field.kind()) {
      case PRIORITY -> named(site.catalogue().priorities.get(value.asText()), value.asText());
      case RESOLUTION -> named(site.catalogue().resolutions.get(value.asText()), value.asText());
      case OPTION -> one(project, field, value.asText());
      case OPTIONS, VERSIONS, COMPONENTS -> many(project, field, value);
      case USER -> user(value);
      case DATE -> day(field, value.asText());
      case DATETIME -> time(Instant.parse(value.asText()));
      case NUMBER -> new JiraHistory.Side(null, plain(value));
      default -> new JiraHistory.Side(null, RichText.plain(value));
    };
  }

  /** One of the choices, versions or components of a field. */
  JiraHistory.Side one(JiraProject project, JiraField field, String id) {
    return named(choice(project, field, id).orElse(null), id);
  }

  private static Optional<Named> choice(JiraProject project, JiraField field, String id) {
    List<Named> among =
        switch (field.kind()) {
          case VERSIONS -> project.shape().versions();
          case COMPONENTS -> project.shape().components();
          default -> field.options();
        };
    return Catalogue.pick(among, id);
  }

  private static JiraHistory.Side named(@Nullable Named named, String id) {
    return new JiraHistory.Side(id, named == null ? id : named.name());
  }

  private static JiraHistory.Side many(JiraProject project, JiraField field, JsonNode value) {
    List<String> ids = Json.strings(value);
    List<String> names =
        ids.stream().flatMap(id -> choice(project, field, id).stream()).map(Named::name).toList();
    return new JiraHistory.Side("[" + String.join(", ", ids) + "]", String.join(",", names));
  }

  private JiraHistory.Side user(JsonNode value) {
    String name =
        site.catalogue().user(value.asText()).map(JiraUser::displayName).orElse("Former user");
    return new JiraHistory.Side(value.asText(), name);
  }

  private static JiraHistory.Side day(JiraField field, String day) {
    String shown = field.custom() ? DAY.format(LocalDate.parse(day)) : day + " 00:00:00.0";
    return new JiraHistory.Side(day, shown);
  }

  /** To the minute, whatever the field holds. */
  private JiraHistory.Side time(Instant at) {
    var local = at.atZone(site.options().siteZone());
    return new JiraHistory.Side(TIME_ID.format(local), TIME.format(local));
  }

  private static String plain(JsonNode number) {
    return new BigDecimal(number.asText()).stripTrailingZeros().toPlainString();
  }
}
