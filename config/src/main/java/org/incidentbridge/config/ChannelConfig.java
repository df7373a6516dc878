package org.incidentbridge.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Template;
import org.incidentbridge.spi.Secret;

/** A way in which people are told. */
public sealed interface ChannelConfig {

  /** When notices leave. */
  ChannelTerms terms();

  /**
   * By mail.
   *
   * @param server where it is handed over
   * @param from the sender, as it stands in the mail
   */
  record Mail(Server server, String from, ChannelTerms terms) implements ChannelConfig {}

  /**
   * By an HTTP call.
   *
   * @param target where to
   * @param body what is sent in place of the usual JSON; makes JSON of any facts
   */
  record Webhook(Target target, Optional<Template> body, ChannelTerms terms)
      implements ChannelConfig {}

  /**
   * A mail server.
   *
   * @param security what is demanded of the connection
   * @param login empty if the server wants none
   */
  record Server(String host, int port, Security security, Optional<Login> login, Net net) {}

  /** How a connection is kept from being read. */
  enum Security {
    /** TLS from the first byte. */
    TLS,
    /** TLS before anything is said; refused if the server has none. */
    STARTTLS,
    /** TLS if the server offers it, else in clear text: to this machine, or if that is allowed. */
    OPTIONAL
  }

  /** User and password. */
  record Login(String user, Secret password) {}

  /**
   * The address of an HTTP call.
   *
   * @param url a secret: chats let in whoever knows it
   * @param key for the signature; empty to send none
   * @param headers further ones by name
   */
  record Target(Secret url, Optional<Secret> key, SortedMap<String, Secret> headers, Net net) {
    public Target {
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }
  }

  /**
   * How to connect.
   *
   * @param timeout how long to wait for a connection, and for each answer; positive
   * @param caFile PEM file of certificates to trust besides the system's
   */
  record Net(Duration timeout, Optional<Path> caFile) {}
}
