package org.incidentbridge.app.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.model.Incident;
import org.incidentbridge.store.Store;

/** How the promises for an incident stood by what the bridge knew at an earlier point in time. */
final class KnownThen {

  private final Casebook casebook;
  private final Instant then;

  KnownThen(Casebook casebook, Instant then) {
    this.casebook = casebook;
    this.then = then;
  }

  /** The point in time that was asked for; empty if none was. */
  static Optional<Instant> point(String text, Instant now) {
    Optional<Instant> point = Days.of("--as-known-at", text);
    if (point.filter(at -> at.isAfter(now)).isPresent()) {
      throw new Failure(
          ExitCode.USAGE,
          "--as-known-at %s lies in the future; give a time that has passed".formatted(text));
    }
    return point;
  }

  void explain(Store.Tables tables, Incident incident, Options options) {
    Casebook.Case known =
        casebook
            .asKnownAt(tables, incident, then)
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.USAGE,
                        "--as-known-at is about promises, and the configuration names no policy"));
    boolean isKnown = known.timeline().begin().filter(begin -> !begin.isAfter(then)).isPresent();
    if (options.json()) {
      options.print(json(incident, known, isKnown));
    } else {
      String key = incident.origin().place().key();
      options.out().println("%s, as known at %s".formatted(key, Table.moment(then)));
      if (isKnown) {
        new Promised(known).print(options.out(), options.width());
      } else {
        options.out().println("Nothing was known of it then.");
      }
    }
  }

  private Map<String, Object> json(Incident incident, Casebook.Case known, boolean isKnown) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("incident", incident.id().text());
    json.put("asKnownAt", Json.time(then));
    json.put("known", isKnown);
    json.put("promises", new Promised(known).json());
    return json;
  }
}
