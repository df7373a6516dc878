package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Who the bridge is in RT. Asked for once; safe for parallel use. */
final class RtLogin {

  private final RtClient client;
  private final RtSettings settings;
  private final AtomicReference<@Nullable Account> account = new AtomicReference<>();

  RtLogin(RtClient client, RtSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * The bridge's user.
   *
   * @param name by which RT shows it as the author of something
   * @param zone in which RT reads the dates of its searches, if it has one of its own
   * @param language of the sentences that answers to writes hold; empty if the server's
   */
  record Account(String name, Optional<String> zone, String language) {}

  Account account() {
    Account known = account.get();
    if (known != null) {
      return known;
    }
    Account asked = ask();
    account.set(asked);
    return asked;
  }

  /** The time zone of searches as it is now. */
  ZoneId refresh() {
    account.set(ask());
    return zone();
  }

  /** Asks anew, whatever is known. */
  Account ask() {
    JsonNode user = client.execute(client.api().user(settings.access().user()));
    String name = user.path("Name").asText("");
    if (name.isEmpty()) {
      throw new RtTicket.Unreadable("RT does not show the bridge's own user");
    }
    return new Account(
        name,
        Optional.of(user.path("Timezone").asText("")).filter(zone -> !zone.isEmpty()),
        user.path("Lang").asText(""));
  }

  boolean isOwn(RtPerson person) {
    return person.login().equals(account().name());
  }

  /** The time zone of searches; RT knows some under names that Java does not. */
  ZoneId zone() {
    Optional<String> own = account().zone();
    try {
      return own.map(ZoneId::of).orElse(settings.reading().zone());
    } catch (DateTimeException unknown) {
      throw new RtTicket.Unreadable(
          "the bridge's user has the time zone '"
              + own.orElse("")
              + "', which is not known here: set it to UTC");
    }
  }
}
