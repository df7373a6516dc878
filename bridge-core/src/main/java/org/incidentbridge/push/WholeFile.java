package org.incidentbridge.push;

import java.io.IOException;
import java.io.InputStream;
import org.incidentbridge.model.Attachment;

/**
 * The content of a file, which fails before its end if it has another size than its ticket tells: a
 * page that asks people to log in may come in its place, as a success (N2). It remembers whether it
 * could be read.
 */
final class WholeFile extends InputStream {

  private final InputStream content;
  private final Attachment file;
  private long count;
  private volatile boolean wrong;
  private volatile boolean cutOff;

  WholeFile(InputStream content, Attachment file) {
    this.content = content;
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read;
    try {
      read = content.read(into, offset, length);
    } catch (IOException failure) {
      cutOff = true;
      throw failure;
    }
    counted(read);
    return read;
  }

  private void counted(int read) throws IOException {
    boolean end = read < 0;
    count += Math.max(0, read);
    wrong = file.size() > 0 && (count > file.size() || (end && count < file.size()));
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

  /** Whether reading it failed before its end. */
  boolean isCutOff() {
    return cutOff;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
