package org.incidentbridge.rt;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.BudgetSettings;
import org.incidentbridge.http.HttpAuth;
import org.incidentbridge.http.HttpKeys;
import org.incidentbridge.http.HttpSettings;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;

/**
 * One RT in the configuration. Prints no secret.
 *
 * @param access how to reach it
 * @param queues that the bridge covers, by name; never empty
 * @param lifecycles the steps from status to status, as far as they were written down
 * @param marks where the bridge leaves its traces
 * @param reading how it is read
 * @param settleWindow how long something whose answer was lost may still take effect
 */
record RtSettings(
    Access access,
    List<String> queues,
    Lifecycles lifecycles,
    Marks marks,
    Reading reading,
    Duration settleWindow) {

  RtSettings {
    queues = List.copyOf(queues);
  }

  /**
   * How to reach it.
   *
   * @param http where it is
   * @param auth a token or a password
   * @param user by which RT knows the account: its number or its name
   * @param budget how hard it may be worked
   */
  record Access(HttpSettings http, HttpAuth auth, String user, BudgetSettings budget) {}

  /**
   * Where the bridge leaves its traces.
   *
   * @param field custom field of tickets for the marker of those that it makes; otherwise it is the
   *     last line of their first message
   * @param transactionField custom field of transactions for the marker of messages; otherwise it
   *     is their last line
   */
  record Marks(Optional<String> field, Optional<String> transactionField) {}

  /**
   * How it is read.
   *
   * @param overlap changes younger than this may still be joined by others of the same second, or
   *     by some that began before them
   * @param since tickets that are not known and were not changed since are left alone
   * @param zone in which RT reads dates of an account that has no time zone of its own
   */
  record Reading(Duration overlap, Optional<Instant> since, ZoneId zone) {}

  /** A write waits for its ticket's lock, and for the mails that go out within it. */
  private static final Duration SETTLE_WINDOW = Duration.ofMinutes(3);

  static RtSettings of(Settings settings) {
    List<String> queues = settings.texts("queues");
    if (queues.isEmpty()) {
      throw new SettingsException("queues", "name at least one queue that the bridge covers");
    }
    return new RtSettings(
        access(settings),
        queues,
        Lifecycles.of(settings),
        new Marks(settings.text("marker.field"), settings.text("marker.transactionField")),
        reading(settings),
        settings.duration("settleWindow", SETTLE_WINDOW));
  }

  private static Access access(Settings settings) {
    Optional<Secret> token =
        settings.secret("auth.token").filter(secret -> !secret.reveal().isBlank());
    HttpSettings http = HttpKeys.http(settings);
    BudgetSettings budget = HttpKeys.budget(settings, BudgetSettings.DEFAULT);
    if (token.isPresent()) {
      String number = number(token.get());
      Secret sent = new Secret("token " + token.get().reveal().strip());
      return new Access(http, new HttpAuth.RawToken(sent), number, budget);
    }
    String user =
        settings
            .text("auth.user")
            .orElseThrow(
                () ->
                    new SettingsException(
                        "auth",
                        "wants a token, made in RT under Settings, Auth Tokens, or a user with a"
                            + " password"));
    return new Access(http, basic(user, settings), user, budget);
  }

  private static HttpAuth basic(String user, Settings settings) {
    Secret password =
        settings
            .secret("auth.password")
            .orElseThrow(() -> new SettingsException("auth.password", "is missing"));
    try {
      return new HttpAuth.Basic(user, password);
    } catch (IllegalArgumentException e) {
      throw new SettingsException("auth.user", String.valueOf(e.getMessage()));
    }
  }

  /** A token tells whose it is: {@code 1-<number of the user>-<32 hexadecimal digits>}. */
  private static String number(Secret token) {
    String[] parts = token.reveal().strip().split("-", -1);
    if (parts.length != 3 || !parts[0].equals("1") || !parts[1].matches("\\d{1,10}")) {
      throw new SettingsException(
          "auth.token",
          "is no auth token of RT: write it bare, such as 1-23-0123456789abcdef…, without 'token' before it");
    }
    return parts[1];
  }

  private static Reading reading(Settings settings) {
    Duration overlap = settings.duration("overlap", Duration.ofSeconds(90));
    if (overlap.compareTo(Duration.ofSeconds(2)) < 0) {
      throw new SettingsException(
          "overlap", "must be at least 2s, for RT's times are of whole seconds");
    }
    String zone = settings.text("timezone").orElse("UTC");
    try {
      return new Reading(overlap, settings.moment("since"), ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw new SettingsException(
          "timezone", "'" + zone + "' is not a time zone such as Europe/Berlin");
    }
  }
}
