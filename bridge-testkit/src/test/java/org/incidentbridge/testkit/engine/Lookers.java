package org.incidentbridge.testkit.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Known;
import org.incidentbridge.policy.Known.By;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.text.RichText;

/** Configurations in which engineering is searched for a known problem before a mirror is made. */
final class Lookers {

  static final Known ALL = known(Set.of(By.values()), false, false);

  private Lookers() {}

  static Known known(Set<By> by, boolean answered, boolean open) {
    return new Known(by, 0.85, 0.6, answered, new Known.Workarounds(List.of("Workaround:"), open));
  }

  /** From the help desk to engineering, with fields for known problems and workarounds. */
  static Bridge bridge(Known known) {
    return bridge(Share.STANDARD, known);
  }

  static Bridge bridge(Share share, Known known) {
    return words(Desks.of(route("bugs", Desks.DESK, Desks.ENG, share, known)));
  }

  static Route route(String name, TrackerId from, TrackerId to, Share share, Known known) {
    Route made = Desks.route(name, from, to, share, Answers.STANDARD);
    var create = new Route.Create("P", "", Map.of(), "", known);
    return new Route(made.name(), made.ends(), made.when(), create, made.terms());
  }

  static Bridge words(Bridge bridge) {
    Bridge all = bridge;
    for (TrackerId tracker : List.of(Desks.DESK, Desks.ENG, Desks.OPS)) {
      all = with(all, tracker, StandardField.DESCRIPTION, "text", FieldKind.BODY, false);
      all = with(all, tracker, StandardField.WORKAROUND, "workaround", FieldKind.BODY, false);
      all = with(all, tracker, StandardField.FIXED_IN, "fixed", FieldKind.NAMES, false);
      all = with(all, tracker, StandardField.KNOWN_PROBLEM, "known", FieldKind.LINE, false);
    }
    return all;
  }

  static Bridge with(
      Bridge bridge,
      TrackerId tracker,
      StandardField field,
      String name,
      FieldKind kind,
      boolean restricted) {
    return Desks.with(
        bridge, tracker, field.field(), new Term(name, kind, ValueMap.SAME, restricted));
  }

  static Map<String, Value> says(String title, String text) {
    return Map.of("summary", Value.line(title), "text", body(text));
  }

  static Value body(String text) {
    return Value.body(RichText.plain(text));
  }
}
