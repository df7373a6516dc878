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
      // Live, Jira writes times without a colon in the offset, whatever its document says; among
      // the changes of many issues they are numbers, and what a change does not tell is null.
      List<Pattern> wrong =
          List.of(
              Pattern.compile("date-time pattern"),
              Pattern.compile("/changeHistories/\\d+/created: integer found, string expected"),
              Pattern.compile("/items/\\d+/(from|to)(String)?: null found, string expected"));
      return new VendorDocument(text, UnaryOperator.identity(), wrong);
    }
  }
}
