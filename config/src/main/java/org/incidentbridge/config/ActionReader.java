package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.config.PolicyNames.Wanted;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Form;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;

/** Reads what a step does. */
final class ActionReader {

  private static final String RAISE = "raise";

  private final PolicyParts parts;
  private final PutReader puts;

  ActionReader(PolicyParts parts) {
    this.parts = parts;
    this.puts = new PutReader(parts.problems());
  }

  /** The actions of one item, which may have several keys. */
  List<Action> read(Yaml item, String path) {
    if (item instanceof Scalar word) {
      return word(word, path);
    }
    List<Action> all = new ArrayList<>();
    if (item instanceof Mapping block) {
      block.entries().forEach((key, entry) -> all.addAll(action(key, entry, path + "." + key)));
    }
    return all;
  }

  private List<Action> word(Scalar word, String path) {
    if (word.text().equals(RAISE)) {
      return List.of(new Action.RaiseNext());
    }
    parts
        .problems()
        .error(
            word.at(),
            path,
            word.described() + " is nothing that a step does",
            DidYouMean.or(
                word.text(),
                List.of(RAISE),
                "raise, or a block with put, assign, ticket, move, comment, tell or oblige"));
    return List.of();
  }

  private List<Action> action(String key, Entry entry, String path) {
    Yaml value = entry.value();
    return switch (key) {
      case RAISE -> value instanceof Scalar level ? raise(level, path) : List.of();
      case "put" -> put(value, path);
      case "assign" -> value instanceof Scalar who ? assign(who, path) : List.of();
      case "ticket" -> value instanceof Scalar route ? ticket(route, path) : List.of();
      case "move" -> move(value, path);
      case "comment" -> comment(value, path);
      case "tell" -> List.of(tell(value, path));
      case "oblige" -> oblige(value, path);
      default -> List.of(); // the schema has said so
    };
  }

  private List<Action> put(Yaml fields, String path) {
    if (fields instanceof Mapping block) {
      parts
          .names()
          .outside()
          .fields()
          .ifPresent(
              own ->
                  block
                      .entries()
                      .forEach((name, entry) -> mapped(name, entry.keyAt(), path, own.mapped())));
    }
    return puts.read(fields, path);
  }

  private void mapped(String name, Position at, String path, Set<String> mapped) {
    if (name.startsWith(OwnFields.CUSTOM) && !mapped.contains(name) && !parts.names().reads(name)) {
      parts
          .problems()
          .warning(
              at,
              path + "." + name,
              name + " is mapped in no tracker, so that no ticket shows it",
              DidYouMean.or(name, mapped, "map it under fields of a tracker's vocabulary"));
    }
  }

  private List<Action> raise(Scalar level, String path) {
    if (level.form() == Form.FLAG || level.text().equals("next")) {
      return List.of(new Action.RaiseNext());
    }
    Wanted wanted = new Wanted("level", parts.names().in("levels"), path);
    return PolicyNames.check(parts.problems(), level, wanted)
        ? List.of(new Action.RaiseTo(level.text()))
        : List.of();
  }

  private List<Action> assign(Scalar who, String path) {
    parts.person(who, path);
    return List.of(new Action.Assign(who.text()));
  }

  private List<Action> ticket(Scalar route, String path) {
    parts
        .names()
        .outside()
        .routes()
        .ifPresent(
            routes ->
                PolicyNames.outside(parts.problems(), route, new Wanted("route", routes, path)));
    return List.of(new Action.OpenTicket(route.text()));
  }

  private List<Action> move(Yaml block, String path) {
    Optional<TrackerId> tracker =
        block.scalar("tracker").flatMap(name -> tracker(name, path + ".tracker"));
    return tracker
        .map(id -> List.<Action>of(new Action.Move(id, block.text("project").orElse(""))))
        .orElse(List.of());
  }

  private Optional<TrackerId> tracker(Scalar name, String path) {
    Optional<Set<String>> known = parts.names().outside().trackers();
    Wanted wanted = new Wanted("tracker", known.orElse(Set.of()), path);
    if (!TrackerReader.fits(name.text())) {
      PolicyNames.check(parts.problems(), name, wanted);
      return Optional.empty();
    }
    if (known.isPresent()) {
      PolicyNames.outside(parts.problems(), name, wanted);
    }
    return Optional.of(new TrackerId(name.text()));
  }

  private List<Action> comment(Yaml value, String path) {
    if (value instanceof Scalar text) {
      parts.template(text, path);
      return List.of(
          new Action.Comment(new Action.Where.Origin(), Visibility.INTERNAL, text.text()));
    }
    parts.template(value, "text", path);
    return where(value, path)
        .map(
            where ->
                List.<Action>of(
                    new Action.Comment(
                        where,
                        value.flag("public", false) ? Visibility.PUBLIC : Visibility.INTERNAL,
                        value.text("text").orElse(""))))
        .orElse(List.of());
  }

  private Optional<Action.Where> where(Yaml comment, String path) {
    Optional<Scalar> on = comment.scalar("on");
    return switch (on.map(Scalar::text).orElse("origin").toLowerCase(Locale.ROOT)) {
      case "origin" -> Optional.of(new Action.Where.Origin());
      case "all" -> Optional.of(new Action.Where.All());
      default -> on.flatMap(n -> tracker(n, path + ".on")).map(Action.Where.In::new);
    };
  }

  private Action tell(Yaml block, String path) {
    Scalar by = block.scalar("by").orElse(new Scalar(block.at(), "mail", "mail", Form.TEXT));
    parts
        .names()
        .outside()
        .channels()
        .ifPresent(
            channels ->
                PolicyNames.outside(
                    parts.problems(), by, new Wanted("channel", channels, path + ".by")));
    block.scalar("template").ifPresent(name -> template(name, path + ".template"));
    return new Action.Tell(
        by.text(),
        parts.people(block, "to", path),
        block.text("template").orElse(""),
        block.flag("urgent", false));
  }

  /** A pack on its own may count on a template of the configuration. */
  private void template(Scalar name, String path) {
    Set<String> known = new TreeSet<>(parts.names().in("templates"));
    known.addAll(TemplatesReader.BUILT_IN);
    known.addAll(parts.names().outside().templates());
    Wanted wanted = new Wanted("template", known, path);
    boolean whole = parts.names().outside().routes().isPresent();
    if (whole || DidYouMean.nearest(name.text(), known).isPresent()) {
      PolicyNames.check(parts.problems(), name, wanted);
    } else if (!known.contains(name.text())) {
      parts
          .problems()
          .warning(
              name.at(),
              path,
              "there is no template '" + name.text() + "' in the pack",
              "add it under templates, here or in bridge.yaml");
    }
  }

  private List<Action> oblige(Yaml value, String path) {
    List<Scalar> names =
        value instanceof Scalar one
            ? List.of(one)
            : value instanceof Yaml.Sequence several
                ? several.items().stream()
                    .filter(Scalar.class::isInstance)
                    .map(Scalar.class::cast)
                    .toList()
                : List.of();
    Wanted wanted = new Wanted("obligation", parts.names().in("obligations"), path);
    return names.stream()
        .filter(name -> PolicyNames.check(parts.problems(), name, wanted))
        .<Action>map(name -> new Action.Oblige(name.text()))
        .toList();
  }
}
