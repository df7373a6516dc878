package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.VendorDocument;
import org.incidentbridge.jira.shared.VendorDocumentCase;

final class VendorDocumentTest extends VendorDocumentCase {

  /**
   * Where the document is wrong: real Jiras answer and take something else. Values of fields and
   * properties are declared as objects or texts, whatever they are; lists as one of their items;
   * times have no colon in the offset; what a change does not tell is null; the screens of
   * transitions are shown on request; a new link is answered 201.
   */
  private static final List<Pattern> FAULTS =
      Stream.of(
              "at /(issues/\\d+/)?fields/",
              "at /?: array found, object expected",
              "at (?:/comments/\\d+)?/properties/\\d+/value: object found, string expected",
              "date-time pattern",
              "/histories/\\d+/items/\\d+/(from|to)(String)?: null found, string expected",
              "/transitions at : Query parameter 'expand' is unexpected",
              "/remotelink at : Response status 201 not defined")
          .map(Pattern::compile)
          .toList();

  VendorDocumentTest() {
    super(Installation.DC);
  }

  /** Its ids of operations repeat, which the specification forbids. */
  @Override
  protected VendorDocument document() throws IOException {
    JsonNode document =
        Recorded.JSON.readTree(
            Recorded.beside("contracts/jira-dc/jira-software-dc-10.3.24.openapi.json").toFile());
    document
        .findParents("operationId")
        .forEach(operation -> ((ObjectNode) operation).remove("operationId"));
    return new VendorDocument(
        document.toString(),
        path -> path.replaceFirst("^/rest/api/(2|latest)/", "/api/2/"),
        FAULTS);
  }
}
