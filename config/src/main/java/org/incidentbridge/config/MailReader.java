package org.incidentbridge.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.incidentbridge.config.ChannelConfig.Login;
import org.incidentbridge.config.ChannelConfig.Mail;
import org.incidentbridge.config.ChannelConfig.Security;
import org.incidentbridge.config.ChannelConfig.Server;
import org.incidentbridge.config.Yaml.Scalar;

/** Reads a channel of type mail. */
final class MailReader {

  private static final Duration WITHIN = Duration.ofMinutes(2);

  /** A storm of breaches is one mail. */
  private static final int MOST = 5_000;

  private static final int PORT_TLS = 465;
  private static final int PORT_SUBMISSION = 587;

  /** An address alone, or behind a name in angle brackets. */
  private static final Pattern SENDER =
      Pattern.compile("[^<>\\p{Cc}]*<[^<>\\s@]+@[^<>\\s@]+>|[^<>\\s@]+@[^<>\\s@]+");

  private final ChannelReader channel;

  MailReader(ChannelReader channel) {
    this.channel = channel;
  }

  Optional<ChannelConfig> read() {
    Optional<URI> address = channel.address("smtp", List.of("smtps", "smtp"));
    address.ifPresent(this::checkAddress);
    Optional<Login> login = login();
    String from = channel.yaml().text("from").orElse("").strip();
    if (!SENDER.matcher(from).matches()) {
      channel.error(
          "from",
          "'" + from + "' is no mail address",
          "for example Incident Bridge <bridge@acme.com>");
    }
    var terms = new TermsOfChannel(channel).read(WITHIN, MOST);
    var net = channel.net();
    return address.map(
        uri ->
            new Mail(new Server(uri.getHost(), port(uri), security(uri), login, net), from, terms));
  }

  private void checkAddress(URI address) {
    if (!address.getPath().replace("/", "").isEmpty() || address.getQuery() != null) {
      channel.error(
          "smtp", "has more than a host and a port", "for example smtps://mail.acme.com:465");
    }
  }

  private static int port(URI address) {
    if (address.getPort() > 0) {
      return address.getPort();
    }
    return address.getScheme().equals("smtps") ? PORT_TLS : PORT_SUBMISSION;
  }

  private Security security(URI address) {
    if (address.getScheme().equals("smtps")) {
      return Security.TLS;
    }
    return channel.isInsecure() || ChannelReader.isThisMachine(address)
        ? Security.OPTIONAL
        : Security.STARTTLS;
  }

  private Optional<Login> login() {
    Optional<String> user = channel.yaml().text("user");
    Optional<Scalar> password = channel.yaml().scalar("password");
    if (user.isPresent() && password.isEmpty()) {
      channel.error("user", "has no password", "add password: ${env:NAME}, or leave out user");
    } else if (password.isPresent() && user.isEmpty()) {
      channel.error("password", "is of no user", "add user, or leave out password");
    }
    return password.map(
        p -> new Login(user.orElse(""), channel.secret(p, channel.path("password"))));
  }
}
