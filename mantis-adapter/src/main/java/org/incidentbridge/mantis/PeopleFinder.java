package org.incidentbridge.mantis;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.incidentbridge.mantis.MantisWire.User;
import org.incidentbridge.model.Party;

/**
 * Finds accounts. People are sent by number only: MantisBT takes an unknown name for nobody and
 * says nothing.
 */
final class PeopleFinder {

  private PeopleFinder() {}

  /** The account that a person has among these; by account, then e-mail, then exact name. */
  static Optional<User> find(Party person, List<User> among) {
    if (!person.account().isBlank()) {
      return only(among, u -> isAccount(u, person.account()));
    }
    return only(among, u -> !person.email().isBlank() && u.email().equalsIgnoreCase(person.email()))
        .or(() -> only(among, u -> u.realName().equals(person.name())))
        .or(() -> only(among, u -> u.name().equals(person.name())));
  }

  /** Whether a person, as the bridge knows them, is the one that an issue shows. */
  static boolean isSame(Party known, Party shown) {
    if (known.equals(shown)) {
      return true;
    }
    if (!known.account().isBlank()) {
      return known.account().equalsIgnoreCase(shown.account());
    }
    return (!known.email().isBlank() && known.email().equalsIgnoreCase(shown.email()))
        || known.name().equals(shown.name());
  }

  private static boolean isAccount(User user, String account) {
    return user.name().equalsIgnoreCase(account)
        || account.equals("#" + user.id())
        || account.equals(String.valueOf(user.id()));
  }

  private static Optional<User> only(List<User> among, Predicate<User> test) {
    List<User> found = among.stream().filter(test).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
