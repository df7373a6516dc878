package org.incidentbridge.testkit.sim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.ByteString;

/** Turns the requests of OkHttp and of its test server into ours. */
final class SimRequests {

  private SimRequests() {}

  static SimRequest of(RecordedRequest recorded) {
    ByteString body = recorded.getBody();
    return new SimRequest(
        recorded.getMethod(),
        path(recorded.getUrl()),
        query(recorded.getUrl()),
        headers(recorded.getHeaders()),
        body == null ? new byte[0] : body.toByteArray());
  }

  /** As the network would carry it: headers that OkHttp adds on the way are added here. */
  static SimRequest of(Request request) throws IOException {
    Map<String, List<String>> headers = headers(request.headers());
    HttpUrl url = request.url();
    boolean usualPort = url.port() == HttpUrl.defaultPort(url.scheme());
    headers.putIfAbsent("host", List.of(url.host() + (usualPort ? "" : ":" + url.port())));
    headers.putIfAbsent("x-forwarded-proto", List.of(url.scheme()));
    RequestBody body = request.body();
    byte[] bytes = new byte[0];
    if (body != null) {
      Buffer buffer = new Buffer();
      body.writeTo(buffer);
      bytes = buffer.readByteArray();
      if (body.contentType() != null) {
        headers.put("content-type", List.of(body.contentType().toString()));
      }
    }
    return new SimRequest(request.method(), path(url), query(url), headers, bytes);
  }

  private static String path(HttpUrl url) {
    return "/" + String.join("/", url.pathSegments());
  }

  private static Map<String, List<String>> query(HttpUrl url) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (int i = 0; i < url.querySize(); i++) {
      String value = url.queryParameterValue(i);
      query
          .computeIfAbsent(url.queryParameterName(i), name -> new ArrayList<>())
          .add(value == null ? "" : value);
    }
    return query;
  }

  private static Map<String, List<String>> headers(Headers from) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 0; i < from.size(); i++) {
      headers
          .computeIfAbsent(from.name(i).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(from.value(i));
    }
    return headers;
  }
}
