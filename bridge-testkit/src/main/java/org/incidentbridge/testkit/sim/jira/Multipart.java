package org.incidentbridge.testkit.sim.jira;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.testkit.sim.SimRequest;

/** Reads multipart/form-data. */
final class Multipart {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?i)content-type:\\s*([^\r\n]+)");

  private Multipart() {}

  /**
   * One part.
   *
   * @param file absent for a part that is no file
   */
  record Part(String name, Optional<JiraAttachment.File> file) {}

  static List<Part> read(SimRequest request) {
    String type = request.header("Content-Type").orElse("");
    Matcher boundary = BOUNDARY.matcher(type);
    if (!type.startsWith("multipart/form-data") || !boundary.find()) {
      throw Problem.answering(Answers.none(415));
    }
    byte[] mark = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
    byte[] body = request.body();
    List<Part> parts = new ArrayList<>();
    int at = indexOf(body, mark, 0);
    while (at >= 0) {
      int start = at + mark.length + 2;
      int next = indexOf(body, mark, start);
      if (next < 0) {
        break;
      }
      parts.add(part(body, start, next - 2));
      at = next;
    }
    return parts;
  }

  private static Part part(byte[] body, int start, int end) {
    byte[] gap = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    int split = indexOf(body, gap, start);
    if (split < 0 || split > end) {
      throw Problem.bad("The multipart body is broken.");
    }
    String head = new String(body, start, split - start, StandardCharsets.UTF_8);
    byte[] content = Arrays.copyOfRange(body, Math.min(split + 4, end), end);
    String mediaType = first(TYPE, head).map(String::strip).orElse("application/octet-stream");
    return new Part(
        first(NAME, head).orElse(""),
        first(FILE_NAME, head).map(name -> new JiraAttachment.File(name, mediaType, content)));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static int indexOf(byte[] in, byte[] what, int from) {
    for (int i = from; i <= in.length - what.length; i++) {
      int j = 0;
      while (j < what.length && in[i + j] == what[j]) {
        j++;
      }
      if (j == what.length) {
        return i;
      }
    }
    return -1;
  }
}
