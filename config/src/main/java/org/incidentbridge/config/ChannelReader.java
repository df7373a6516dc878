package org.incidentbridge.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.config.ChannelConfig.Net;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.spi.Secret;

/** Reads what all channels have in common, and leaves the rest to their types. */
final class ChannelReader {

  private static final List<String> TYPES = List.of("mail", "webhook");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Problems problems;
  private final Mapping yaml;
  private final String path;

  private ChannelReader(Problems problems, Mapping yaml, String path) {
    this.problems = problems;
    this.yaml = yaml;
    this.path = path;
  }

  /** A channel; of use only if there are no errors. */
  static Optional<ChannelConfig> read(Problems problems, String name, Entry entry) {
    if (!(entry.value() instanceof Mapping yaml)) {
      return Optional.empty(); // the schema has said so
    }
    String type = yaml.text("type").orElse("");
    var reader = new ChannelReader(problems, yaml, "notify." + name);
    return switch (DidYouMean.nearest(type, TYPES).orElse(type)) {
      case "mail" -> reader.whole("mail") ? new MailReader(reader).read() : Optional.empty();
      case "webhook" ->
          reader.whole("webhook") ? new WebhookReader(reader).read() : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Adds the keys of each type to the schema for editors. */
  static void describe(ObjectNode channel) {
    channel.remove("additionalProperties");
    channel.put("unevaluatedProperties", false);
    ArrayNode all = channel.putArray("allOf");
    for (String type : TYPES) {
      ObjectNode branch = all.addObject();
      branch.putObject("if").putObject("properties").putObject("type").put("const", type);
      ObjectNode own = Schemas.read(type);
      own.remove(List.of("additionalProperties", "$schema", "$id"));
      branch.set("then", own);
    }
  }

  /** Whether the keys of the type are as they should be. */
  private boolean whole(String type) {
    List<String> common = Schemas.keys(Schemas.read("channel"));
    Map<String, Entry> own = new LinkedHashMap<>(yaml.entries());
    own.keySet().removeAll(common);
    int before = problems.errors();
    new SchemaCheck(problems, common).check(Schemas.read(type), new Mapping(yaml.at(), own), path);
    return problems.errors() == before;
  }

  Problems problems() {
    return problems;
  }

  Mapping yaml() {
    return yaml;
  }

  String path(String key) {
    return path + "." + key;
  }

  void error(String key, String message, String suggestion) {
    problems.error(yaml.valueAt(key), path(key), message, suggestion);
  }

  boolean isInsecure() {
    return yaml.flag("insecure", false);
  }

  Net net() {
    Duration timeout = TuningReader.duration(yaml, "timeout").orElse(TIMEOUT);
    if (timeout.isZero()) {
      error("timeout", "is zero: nothing would ever be sent", "for example 30s");
    }
    return new Net(timeout, yaml.scalar("caFile").flatMap(name -> file("caFile", name)));
  }

  /** A file relative to the one that names it; empty, and a problem, if it is not there. */
  Optional<Path> file(String key, Scalar name) {
    try {
      Path path = Path.of(name.at().file().name()).resolveSibling(name.text());
      if (Files.isReadable(path) && Files.isRegularFile(path)) {
        return Optional.of(path);
      }
      error(
          key,
          path + (Files.exists(path) ? ": cannot be read" : ": there is no such file"),
          "a relative path starts at the folder of this configuration file");
    } catch (InvalidPathException noPath) {
      error(key, "is no path of a file", "for example files/" + key);
    }
    return Optional.empty();
  }

  /** A secret, with a word of warning if it stands in the file. */
  Secret secret(Scalar scalar, String where) {
    problems.hide(scalar.text());
    if (!scalar.isReference()) {
      problems.warning(
          scalar.at(),
          where,
          "a secret in plain text: whoever reads the file has it",
          "write ${env:NAME} or ${file:PATH} instead");
    }
    return new Secret(scalar.text());
  }

  /** An address with a host. */
  Optional<URI> address(String key, List<String> schemes) {
    String text = yaml.text(key).orElse("").strip();
    String example = "for example " + schemes.getFirst() + "://host.example.com";
    try {
      URI address = new URI(text);
      String scheme = address.getScheme();
      if (scheme == null || !schemes.contains(scheme) || address.getHost() == null) {
        error(
            key,
            "is no address that begins with " + String.join(":// or ", schemes) + "://",
            example);
        return Optional.empty();
      }
      if (address.getRawUserInfo() != null) {
        error(key, "holds a login", "write user and password, or headers, as keys of their own");
        return Optional.empty();
      }
      return Optional.of(address);
    } catch (URISyntaxException broken) {
      error(key, "is no address: " + broken.getReason(), example);
      return Optional.empty();
    }
  }

  static boolean isThisMachine(URI address) {
    String host = address.getHost();
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }
}
