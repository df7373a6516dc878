package org.incidentbridge.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.incidentbridge.config.ChannelConfig.Target;
import org.incidentbridge.config.ChannelConfig.Webhook;
import org.incidentbridge.config.Position.SourceFile;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.notice.Template;
import org.incidentbridge.spi.Secret;

/** Reads a channel of type webhook. */
final class WebhookReader {

  /** Programs on the other side take only so much at a time. */
  private static final int MOST = 50;

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(?:auth|token|key|secret|cookie|password).*");
  private static final List<String> OWN =
      List.of("content-type", "content-length", "host", "idempotency-key", "transfer-encoding");

  private final ChannelReader channel;

  WebhookReader(ChannelReader channel) {
    this.channel = channel;
  }

  Optional<ChannelConfig> read() {
    Optional<URI> url = channel.address("url", List.of("https", "http"));
    url.ifPresent(this::checkAddress);
    Optional<Secret> key =
        channel.yaml().scalar("secret").map(s -> channel.secret(s, channel.path("secret")));
    SortedMap<String, Secret> headers = headers();
    Optional<Template> body = channel.yaml().scalar("body").flatMap(this::body);
    var terms = new TermsOfChannel(channel).read(Duration.ZERO, MOST);
    var net = channel.net();
    return url.map(
        uri -> new Webhook(new Target(new Secret(uri.toString()), key, headers, net), body, terms));
  }

  private void checkAddress(URI url) {
    if (url.getScheme().equals("http")
        && !channel.isInsecure()
        && !ChannelReader.isThisMachine(url)) {
      channel.error(
          "url",
          "http:// would carry the notices to another machine in clear text",
          "use https://, or set insecure: true if the network between is trusted");
    }
  }

  private SortedMap<String, Secret> headers() {
    SortedMap<String, Secret> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Mapping block =
        channel
            .yaml()
            .mapping("headers")
            .orElse(new Mapping(channel.yaml().at(), java.util.Map.of()));
    block
        .entries()
        .forEach((name, entry) -> header(block, name).ifPresent(v -> headers.put(name, v)));
    return headers;
  }

  private Optional<Secret> header(Mapping block, String name) {
    String path = channel.path("headers." + name);
    if (!HEADER.matcher(name).matches() || OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
      String why =
          OWN.contains(name.toLowerCase(java.util.Locale.ROOT))
              ? "is set by the bridge itself"
              : "is no name of a header";
      channel.problems().error(block.keyAt(name), path, why, "take it out, or correct the name");
      return Optional.empty();
    }
    Optional<Scalar> value = block.scalar(name);
    if (value.isPresent() && !value.get().text().matches("[\\x20-\\x7e\\t]*")) {
      channel
          .problems()
          .error(value.get().at(), path, "holds what no header can", "use one line of ASCII");
      return Optional.empty();
    }
    return value.map(
        v -> SECRET.matcher(name).matches() ? channel.secret(v, path) : new Secret(v.text()));
  }

  private Optional<Template> body(Scalar name) {
    return channel.file("body", name).flatMap(this::body);
  }

  private Optional<Template> body(Path path) {
    try {
      String text = Files.readString(path);
      SourceFile file = new SourceFile(path.toString(), text.lines().toList());
      Position start = new Position(file, 1, 1);
      var scalar = new Scalar(start, text, text, Yaml.Form.TEXT);
      return BodyTemplate.compile(channel.problems(), scalar, channel.path("body"));
    } catch (IOException cannot) {
      channel.error("body", path + ": cannot be read as UTF-8 text", "save it as UTF-8");
      return Optional.empty();
    }
  }
}
