package org.incidentbridge.backtest;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.incidentbridge.model.Party;
import org.incidentbridge.timeline.Actor;

/** Who comes again and again in histories, made once for each spelling. */
final class People {
  private static final int MOST = 10_000;

  private final Spellings<Known> named = new Spellings<>(text -> new Known(party(text)));
  private final Map<String, Known> known = new HashMap<>();

  /** Those of whom a name or an address is all that is told. */
  Spellings<Known> named() {
    return named;
  }

  /** Somebody by name or address. */
  static Party party(String text) {
    boolean isAddress = text.indexOf('@') > 0;
    return new Party(
        isAddress ? text.toLowerCase(Locale.ROOT) : text, text, isAddress ? text : "", "");
  }

  /** Somebody of whom more is told than one text. */
  Known told(Party party) {
    Known before = known.get(party.name());
    if (before != null && isSpeltAlike(before.party, party)) {
      return before;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    Known one = new Known(party);
    known.put(party.name(), one);
    return one;
  }

  private static boolean isSpeltAlike(Party one, Party other) {
    return one.equals(other)
        && one.name().equals(other.name())
        && one.email().equals(other.email());
  }

  /** A person, with what they are to incidents made once for each role. */
  static final class Known {
    private final Party party;
    private final Map<Actor.Role, Actor> actors = new EnumMap<>(Actor.Role.class);

    Known(Party party) {
      this.party = party;
    }

    Party party() {
      return party;
    }

    Actor as(Actor.Role role) {
      Actor before = actors.get(role);
      return before != null ? before : actors.computeIfAbsent(role, is -> new Actor(party, is));
    }
  }
}
