package org.incidentbridge.push;

import java.io.IOException;
import java.io.InputStream;
import org.incidentbridge.model.Attachment;

/**
 * The content of a file, which fails before its end if it has another size than its ticket tells: a
 * page that asks people to log in may come in its place, as a success (N2).
 */
final class WholeFile extends InputStream {

  private final InputStream content;
  private final Attachment file;
  private long count;
  private volatile boolean wrong;

  WholeFile(InputStream content, Attachment file) {
    this.content = content;
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    int next = content.read();
    counted(next < 0 ? next : 1);
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = content.read(into, offset, length);
    counted(read);
    return read;
  }

  private void counted(int read) throws IOException {
    boolean end = read < 0;
    count += Math.max(0, read);
    wrong = count > file.size() || (end && count < file.size());
    if (wrong) {
      throw new IOException(
          "it should have %,d bytes and came with %s%,d; its tracker may have sent a page in its place"
              .formatted(file.size(), end ? "" : "at least ", count));
    }
  }

  /** Whether it turned out to be too short or too long. */
  boolean hasWrongSize() {
    return wrong;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
