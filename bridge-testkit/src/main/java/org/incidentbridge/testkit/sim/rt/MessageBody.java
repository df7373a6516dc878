package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.testkit.sim.rt.Journal.File;
import org.incidentbridge.testkit.sim.rt.Journal.Message;

/** Reads what is said out of the bodies of requests. */
final class MessageBody {

  private static final Pattern WORD = Pattern.compile("=\\?([\\w-]+)\\?([BbQq])\\?([^?]*)\\?=");
  private static final String LIST = "Attachments";

  private MessageBody() {}

  /** A comment in JSON. */
  static Message of(ObjectNode body) {
    String content = body.path("Content").asText("");
    if (!content.isEmpty() && body.path("ContentType").asText("").isEmpty()) {
      throw Fault.of(400, "ContentType is a required field for application/json");
    }
    if (body.has(LIST) && !body.path(LIST).isArray()) {
      throw Fault.broken();
    }
    List<File> files = files(body, " is a required field for each attachment in Attachments");
    return message(body, body.path("ContentType").asText(""), files);
  }

  /** What a new ticket is opened with; its text is plain unless it says otherwise. */
  static Message opening(ObjectNode body) {
    if (body.has(LIST) && !body.path(LIST).isArray()) {
      throw Fault.of(400, "Attachments must be an array");
    }
    List<File> files = new ArrayList<>();
    for (JsonNode file : body.path(LIST)) {
      for (String field : List.of("FileName", "FileType", "FileContent")) {
        if (file.path(field).asText("").isEmpty()) {
          throw Fault.of(400, "Field " + field + " is required for each attachment in Attachments");
        }
      }
      files.add(file(file));
    }
    return message(body, body.path("ContentType").asText("text/plain"), files);
  }

  private static Message message(ObjectNode body, String type, List<File> files) {
    String content = body.path("Content").asText("").replace("\r\n", "\n");
    Optional<String> kind = content.isEmpty() ? Optional.empty() : Optional.of(type);
    return new Message(kind, Json.bytes(content), body.path("Subject").asText(""), files);
  }

  /** A body that is the text itself: it is encoded once more than it should be. */
  static Message raw(Call call) {
    String text = new String(call.request().body(), StandardCharsets.ISO_8859_1);
    return new Message(Optional.of(call.mediaType()), Json.bytes(text), "", List.of());
  }

  private static List<File> files(ObjectNode body, String missing) {
    List<File> files = new ArrayList<>();
    for (JsonNode file : body.path(LIST)) {
      for (String field : List.of("FileName", "FileType", "FileContent")) {
        if (file.path(field).asText("").isEmpty()) {
          throw Fault.of(400, field + missing);
        }
      }
      files.add(file(file));
    }
    return files;
  }

  private static File file(JsonNode file) {
    String name = name(file.path("FileName").asText());
    return new File(name, file.path("FileType").asText(), content(file));
  }

  /** What is not base64 becomes rubbish without a word. */
  private static byte[] content(JsonNode file) {
    try {
      return Base64.getMimeDecoder().decode(file.path("FileContent").asText());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Names survive in ASCII or as encoded words; others are damaged, or break RT. */
  private static String name(String given) {
    Matcher word = WORD.matcher(given);
    if (word.find()) {
      return word.replaceAll(found -> Matcher.quoteReplacement(decoded(word)));
    }
    if (given.chars().anyMatch(c -> c > 0xFF)) {
      throw Fault.broken();
    }
    return given.replaceAll("[\\x80-\\xFF]", "\uFFFD");
  }

  private static String decoded(Matcher word) {
    Charset charset = Charset.forName(word.group(1));
    if (word.group(2).equalsIgnoreCase("B")) {
      return new String(Base64.getMimeDecoder().decode(word.group(3)), charset);
    }
    String text = word.group(3).replace('_', ' ');
    var bytes = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      boolean coded = text.charAt(i) == '=' && i + 2 < text.length();
      bytes.write(coded ? Integer.parseInt(text.substring(i + 1, i + 3), 16) : text.charAt(i));
      i += coded ? 2 : 0;
    }
    return bytes.toString(charset);
  }
}
