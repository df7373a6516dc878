package org.incidentbridge.jira.shared;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The content of a file on its way, written once. */
final class StreamedFile extends RequestBody {

  private static final int PIECE = 8 * 1024;

  private final InputStream content;
  private volatile @Nullable IOException broken;

  StreamedFile(InputStream content) {
    this.content = content;
  }

  /** Why the content ended before its time, if it did: then Jira never got the whole request. */
  Optional<IOException> broken() {
    return Optional.ofNullable(broken);
  }

  @Override
  public @Nullable MediaType contentType() {
    return MediaType.get("application/octet-stream");
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int read = read(piece); read >= 0; read = read(piece)) {
      sink.write(piece, 0, read);
    }
  }

  private int read(byte[] piece) throws IOException {
    try {
      return content.read(piece);
    } catch (IOException failure) {
      broken = failure;
      throw failure;
    }
  }
}
