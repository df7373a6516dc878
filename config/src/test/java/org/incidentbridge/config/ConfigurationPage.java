package org.incidentbridge.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;

/** Writes docs/configuration.md: a head by hand, then every key from the schemas. */
final class ConfigurationPage {
  private static final Route.Ends ENDS =
      new Route.Ends(new TrackerId("source"), new TrackerId("target"));

  private final StringBuilder page = new StringBuilder();

  static String render() throws IOException {
    ConfigurationPage writer = new ConfigurationPage();
    try (InputStream head = ConfigurationPage.class.getResourceAsStream("/configuration-head.md")) {
      if (head == null) {
        throw new IOException("the head of the page is missing");
      }
      writer.page.append(new String(head.readAllBytes(), StandardCharsets.UTF_8));
    }
    writer.keys();
    writer.fields();
    writer.conditions();
    return writer.page.toString();
  }

  private void keys() {
    page.append("## All keys\n");
    section("Top of the file", "", Schemas.read("bridge"));
    section("A tracker", "trackers.NAME", Schemas.read("tracker"));
    page.append(
        """

        Further keys are those of the tracker's type: see [jira](trackers/jira.md#all-keys),
        [mantis](trackers/mantis.md#all-keys), [rt](trackers/rt.md#all-keys) and [zendesk](trackers/zendesk.md#all-keys).
        Among them are, for all, `url`, `auth`, `projects` (in RT `queues`, in Zendesk `groups`), `insecure`, `caFile`, `proxy`,
        `timeouts`, `longestWait` and `limits`.
        """);
    section(
        "Its webhook", "trackers.NAME.webhook", Schemas.read("tracker").at("/properties/webhook"));
    section("Its vocabulary", "trackers.NAME.vocabulary", Schemas.read("vocabulary"));
    section(
        "A field of the vocabulary",
        "trackers.NAME.vocabulary.fields.FIELD",
        Schemas.read("vocabulary").at("/properties/fields/additionalProperties"));
    JsonNode route = Schemas.read("route");
    section("A route", "routes[]", route);
    for (String block : List.of("create", "share", "answers")) {
      section("`" + block + "` of a route", "routes[]." + block, route.at("/properties/" + block));
    }
    JsonNode known = route.at("/properties/create/properties/known");
    section("`known` of a route's `create`", "routes[].create.known", known);
    section(
        "`workaround` of `known`",
        "routes[].create.known.workaround",
        known.at("/properties/workaround"));
    section("A person", "people[]", Schemas.read("person"));
    section("A calendar", "calendars.NAME", Schemas.read("calendar"));
    section(
        "A version of a calendar", "calendars.NAME.versions[]", Schemas.read("calendar-version"));
    section("A holiday", "calendars.NAME.holidays[]", Schemas.read("holiday"));
    JsonNode promises = Schemas.read("promises");
    section("Promises", "promises", promises);
    section("Staff", "promises.staff", promises.at("/properties/staff"));
    section("Schedule", "schedule", Schemas.read("schedule"));
    JsonNode engine = Schemas.read("engine");
    section("Engine", "engine", engine);
    section("Retry", "engine.retry", engine.at("/properties/retry"));
    section("Listen", "listen", Schemas.read("listen"));
    channels();
    policy(Schemas.read("policy"));
  }

  private void channels() {
    JsonNode channel = Schemas.read("channel");
    section("A channel", "notify.NAME", channel);
    for (String block : List.of("group", "quiet")) {
      section(
          "`" + block + "` of a channel",
          "notify.NAME." + block,
          channel.at("/properties/" + block));
    }
    section("A channel of type mail", "notify.NAME", Schemas.read("mail"));
    section("A channel of type webhook", "notify.NAME", Schemas.read("webhook"));
    section("A template", "templates.NAME", Schemas.read("template"));
    page.append(
        """

        What happens with notices, what facts templates may use, and examples: [notices](notices.md).
        """);
  }

  private void policy(JsonNode pack) {
    section("A policy pack", "", pack);
    section("Its severity", "severity", pack.at("/properties/severity"));
    String rules = "/properties/severity/properties/rules/additionalProperties";
    section("A rule of severity", "severity.rules.NAME", pack.at(rules));
    JsonNode clock = pack.at("/properties/clocks/additionalProperties");
    section("A clock", "clocks.NAME", clock);
    JsonNode target = clock.at("/properties/targets/additionalProperties");
    section("A target", "clocks.NAME.targets.LINE", target);
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("levels", "A level");
    parts.put("steps", "A step");
    parts.put("gates", "A gate");
    parts.put("obligations", "An obligation");
    parts.put("services", "A service");
    parts.put("plans", "A support plan");
    parts.put("organisations", "An organisation");
    parts.put("templates", "A template");
    parts.forEach(
        (key, title) ->
            section(title, key + ".NAME", pack.at("/properties/" + key + "/additionalProperties")));
    JsonNode action = pack.at("/properties/steps/additionalProperties/properties/do/items");
    section("An action", "steps.NAME.do[]", action);
  }

  private void section(String title, String path, JsonNode schema) {
    page.append("\n### ").append(title).append("\n\n");
    String description = schema.path("description").asText();
    page.append(path.isEmpty() ? "" : "`" + path + "`: ").append(description).append("\n\n");
    page.append("| key | type | default | meaning | example |\n| --- | --- | --- | --- | --- |\n");
    schema
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              JsonNode key = entry.getValue();
              boolean required = false;
              for (JsonNode name : schema.path("required")) {
                required |= name.asText().equals(entry.getKey());
              }
              page.append(
                  "| `%s` | %s | %s | %s | %s |\n"
                      .formatted(
                          entry.getKey(),
                          type(key),
                          required ? "required" : code(key.path("default")),
                          key.path("description").asText().replace("|", "\\|"),
                          code(key.path("examples").path(0))));
            });
    JsonNode others = schema.path("additionalProperties");
    if (others.isObject() && others.has("description")) {
      page.append(
          "| any canonical field | block | | %s | %s |\n"
              .formatted(
                  others.path("description").asText(), code(others.path("examples").path(0))));
    }
  }

  private static String type(JsonNode key) {
    if (key.has("enum")) {
      StringBuilder words = new StringBuilder();
      key.path("enum")
          .forEach(w -> words.append(words.isEmpty() ? "" : ", ").append("`" + w.asText() + "`"));
      return words.toString();
    }
    JsonNode type = key.path("type");
    return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
      case "object" -> "block";
      case "array" -> "list";
      case "integer" ->
          "number, %s to %s".formatted(key.path("minimum").asText(), key.path("maximum").asText());
      case "boolean" -> "true or false";
      default -> key.has("pattern") ? "duration" : "text";
    };
  }

  private static String code(JsonNode value) {
    if (value.isMissingNode() || (value.isTextual() && value.asText().isEmpty())) {
      return "";
    }
    String text = value.isTextual() ? value.asText() : value.toString();
    return "`" + text.replace("|", "\\|") + "`";
  }

  private void fields() {
    page.append(
        """

        ## Taking trackers and routes out

        A tracker that is taken out of the configuration leaves its tickets as they are. The other tickets of their incidents stay
        in step; `bridge status`, `plan` and `sync` say how many are left alone until the tracker is configured again under its
        name, and count them as no problem: nobody has to do anything about a tracker that is retired. So two trackers of one
        site cannot become one: another tracker that reads the project makes no second mirrors, and does not go on with the
        tickets either.

        If a route goes, its mirrors stay as they are, and each is a problem that names the routes which lead the same way: none
        of these takes them over, since it may share more. A new name is told from that by what changed since the last sync: if
        between two trackers one name went and one came that was never used before, the mirrors follow it. Rename one route at a
        time, and change what it shares before or after.

        A tracker keeps its name for ever: store and marks know its tickets by it. `plan`, `sync` and `run` refuse a tracker that
        reads the same project at the same address under another name. They refuse one whose `url` leads elsewhere too, until a
        person says that it is the same installation ([moved trackers](operations.md#when-a-tracker-moves-to-another-address)).
        """);
    page.append("\n## Fields and their owners\n\n");
    page.append(
        """
        A route syncs every field that both sides know, unless it says `none`; a field of words is known where there is
        a value map, be it the file's or the default of the tracker's type. `validate` warns of a field of words that both
        sides name and no map lets flow. Where `fields` of a route names no
        owner, an earlier route that the same incident may take decides, and else this table. Owners are `origin` (the
        ticket the incident began with), a tracker by name, `latest` (the side changed last), `union` (sets of names:
        what one side adds or removes is added or removed on all), `ask` (a person decides where sides differ) and
        `policy` (the bridge itself). A change that its owner overrules is put back; after five times within a day for the same
        value the field is left to people, as with `ask`. So it is where rules of two trackers undo each other's change that often,
        whoever owns the field.

        | field | holds | owner if none is named | canonical words |
        | --- | --- | --- | --- |
        """);
    for (StandardField field : StandardField.values()) {
      Owner owner = Ownership.standard(field.field(), field.kind(), ENDS);
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  field.field(),
                  holds(field.kind()),
                  owner(field, owner),
                  String.join(", ", field.words())));
    }
    page.append("| `custom:NAME` | what `kind` says | `origin`; `union` for names | any |\n");
  }

  private static String owner(StandardField field, Owner owner) {
    if (Ownership.stays(field.field(), false)) {
      return "`none`: it is left alone";
    }
    return owner instanceof Owner.Of ? "the tracker under `to`" : "`" + Ownership.word(owner) + "`";
  }

  private static String holds(FieldKind kind) {
    return switch (kind) {
      case LINE -> "a line of text";
      case WORD -> "a word";
      case BODY -> "formatted text";
      case NAMES -> "a set of names";
      case PERSON -> "a person";
      case MOMENT -> "a point in time";
    };
  }

  private void conditions() {
    page.append("\n## Conditions\n\n");
    page.append(
        """
        `when` is a [CEL](https://cel.dev) expression whose result is true or false. It is checked when the file is
        read: unknown fields and types that do not fit are errors with their place. It has no side effects and its
        work is bounded. A condition that cannot be computed for some ticket does not hold, and the reason is told.

        | name | type | if unknown |
        | --- | --- | --- |
        """);
    for (StandardField field : StandardField.values()) {
      String[] type =
          field == StandardField.LEVEL
              ? new String[] {"number: 0 for L0 to 4 for L4", "-1"}
              : switch (field.kind()) {
                case NAMES -> new String[] {"list of texts", "the empty list"};
                case MOMENT -> new String[] {"timestamp", "1970-01-01T00:00:00Z"};
                default ->
                    new String[] {
                      "text", field.emptyWord().map(w -> "`" + w + "`").orElse("the empty text")
                    };
              };
      page.append("| `incident.%s` | %s | %s |\n".formatted(field.field(), type[0], type[1]));
    }
    page.append(
        "| `incident.custom` | map from NAME to text | no entry: test with `\"NAME\" in incident.custom` |\n");
    for (String field : ConditionScopes.ROUTE.fields("ticket")) {
      page.append("| `ticket.%s` | text | |\n".formatted(field));
    }
    page.append(
        """

        Examples, as CEL. In the file put quotes around a condition that begins with one, for all of it is one text:
        `when: '"escalated" in incident.labels'`.

        ```
        incident.requestClass == "bug" && incident.level >= 3
        "escalated" in incident.labels
        ticket.project in ["ENG", "WEB"] && !incident.title.startsWith("[test]")
        incident.title.matches("(?i)outage|down")
        ```
        """);
  }
}
