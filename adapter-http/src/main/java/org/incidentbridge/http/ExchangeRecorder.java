package org.incidentbridge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Writes each exchange to a JSON file of its own, for support cases and fixtures: {@code
 * {"request":{method,host,path,query,body},"response":{status,reason,headers,body}}}. Secrets are
 * left out, and e-mail addresses replaced by numbered ones of example.com; other content of tickets
 * stays. Stops after a number of files.
 */
public final class ExchangeRecorder implements Interceptor {

  private static final long LONGEST_BODY = 256 * 1024;

  private static final Set<String> HEADERS =
      Set.of("content-type", "location", "etag", "date", "retry-after", "allow", "server");

  private static final Pattern RATE = Pattern.compile("(?i).*rate-?limit.*");

  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]+(?:@|%40)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Redaction redaction;
  private final int most;
  private final AtomicInteger written = new AtomicInteger();
  private final Map<String, String> people = new ConcurrentHashMap<>();

  /**
   * A recorder that writes into a directory, which it makes if need be.
   *
   * @param most files written before it stops
   */
  public ExchangeRecorder(Path directory, Redaction redaction, int most) {
    this.directory = directory;
    this.redaction = redaction;
    this.most = most;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Response response = chain.proceed(request);
    int number = written.incrementAndGet();
    if (number <= most) {
      write(number, request, response);
    }
    return response;
  }

  private void write(int number, Request request, Response response) throws IOException {
    ObjectNode exchange = JSON.createObjectNode();
    exchange.set("request", describe(request));
    exchange.set("response", describe(response));
    Files.createDirectories(directory);
    String name = "%04d-%s.json".formatted(number, request.method().toLowerCase(Locale.ROOT));
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(exchange);
    Files.write(directory.resolve(name), bytes);
  }

  private ObjectNode describe(Request request) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("method", request.method());
    node.put("host", request.url().host());
    node.put("path", clean(request.url().encodedPath()));
    String query = request.url().encodedQuery();
    node.put("query", query == null ? "" : clean("?" + query).substring(1));
    node.set("body", body(BodyText.of(request.body(), LONGEST_BODY)));
    return node;
  }

  private ObjectNode describe(Response response) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("status", response.code());
    node.put("reason", clean(response.message()));
    node.set("headers", headers(response.headers()));
    node.set("body", body(BodyText.of(response, LONGEST_BODY)));
    return node;
  }

  private ObjectNode headers(Headers headers) {
    ObjectNode node = JSON.createObjectNode();
    for (String name : headers.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (HEADERS.contains(lower) || RATE.matcher(lower).matches()) {
        node.put(lower, clean(String.join(", ", headers.values(name))));
      }
    }
    return node;
  }

  private JsonNode body(String text) {
    String clean = clean(text);
    try {
      return clean.isBlank() ? TextNode.valueOf("") : JSON.readTree(clean);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(clean);
    }
  }

  private String clean(String text) {
    return EMAIL
        .matcher(redaction.scrub(text))
        .replaceAll(
            email ->
                people.computeIfAbsent(
                    email.group().replace("%40", "@"),
                    e -> "person" + (people.size() + 1) + "@example.com"));
  }
}
