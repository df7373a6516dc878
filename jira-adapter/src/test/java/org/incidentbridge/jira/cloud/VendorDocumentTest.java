package org.incidentbridge.jira.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.VendorDocument;
import org.incidentbridge.jira.shared.VendorDocumentCase;

final class VendorDocumentTest extends VendorDocumentCase {

  VendorDocumentTest() {
    super(Installation.CLOUD);
  }

  @Override
  protected VendorDocument document() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(
                VendorDocumentTest.class.getResourceAsStream(
                    "/contract/jira-platform-v3.openapi.json.gz"));
        GZIPInputStream unpacked = new GZIPInputStream(in)) {
      String text = new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
      // Live, Jira writes times without a colon in the offset, whatever its document says.
      List<Pattern> wrong = List.of(Pattern.compile("date-time pattern"));
      return new VendorDocument(text, UnaryOperator.identity(), wrong);
    }
  }
}
