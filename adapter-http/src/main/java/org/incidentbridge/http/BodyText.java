package org.incidentbridge.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Bodies as text for logs and recordings; what is not text, or too long, is only described. */
final class BodyText {

  private BodyText() {}

  static String of(@Nullable RequestBody body, long longest) throws IOException {
    if (body == null || body.contentLength() == 0) {
      return "";
    }
    long length = body.contentLength();
    if (!isText(body.contentType()) || body.isOneShot() || length < 0 || length > longest) {
      return "[" + (length < 0 ? "some" : length) + " bytes of " + body.contentType() + "]";
    }
    Buffer copy = new Buffer();
    body.writeTo(copy);
    return copy.readString(StandardCharsets.UTF_8);
  }

  /** The beginning of the body, which stays readable. */
  static String of(Response response, long longest) throws IOException {
    MediaType type = response.body().contentType();
    if (type != null && !isText(type)) {
      return "[" + response.body().contentLength() + " bytes of " + type + "]";
    }
    return response.peekBody(longest).string();
  }

  private static boolean isText(@Nullable MediaType type) {
    String name = type == null ? "" : type.toString().toLowerCase(Locale.ROOT);
    return name.startsWith("text/")
        || name.contains("json")
        || name.contains("xml")
        || name.contains("x-www-form-urlencoded");
  }
}
