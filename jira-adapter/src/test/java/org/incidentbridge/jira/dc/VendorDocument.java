package org.incidentbridge.jira.dc;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Holds each request and answer against the vendor's OpenAPI document, but for its own faults. */
final class VendorDocument {

  /**
   * Where the document is wrong: real Jiras answer and take something else. Values of fields and
   * properties are declared as objects or texts, whatever they are; lists as one of their items;
   * times have no colon in the offset; the screens of transitions are shown on request; a new link
   * is answered 201.
   */
  private static final List<Pattern> FAULTS =
      Stream.of(
              "at /(issues/\\d+/)?fields/",
              "at /?: array found, object expected",
              "at (?:/comments/\\d+)?/properties/\\d+/value: object found, string expected",
              "date-time pattern",
              "/transitions at : Query parameter 'expand' is unexpected",
              "/remotelink at : Response status 201 not defined")
          .map(Pattern::compile)
          .toList();

  private final OpenApiInteractionValidator document;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> operations = new TreeSet<>();

  VendorDocument(Path file) {
    this.document = load(file);
  }

  /** What did not fit, in words. */
  List<String> faults() {
    return faults;
  }

  /** Method and path of what was checked, without ids. */
  Set<String> operations() {
    return operations;
  }

  /** Looks at a request and what was answered. */
  void look(SimRequest request, SimResponse response) {
    if (request.path().startsWith("/rest/api/")) {
      operations.add(
          request.method() + " " + path(request).replaceAll("/\\d+|/[A-Z]+-\\d+", "/{}"));
      check(request, response);
    }
  }

  private static String path(SimRequest request) {
    return request.path().replaceFirst("^/rest/api/(2|latest)/", "/api/2/");
  }

  private void check(SimRequest request, SimResponse response) {
    note(request, document.validateRequest(request(request)));
    if (response.status() < 300 && response.body().length > 0) {
      note(
          request,
          document.validateResponse(
              path(request), Method.valueOf(request.method()), response(response)));
    }
  }

  private void note(SimRequest request, ValidationReport report) {
    report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> request.method() + " " + path(request) + " at " + describe(message))
        .filter(fault -> FAULTS.stream().noneMatch(known -> known.matcher(fault).find()))
        .forEach(faults::add);
  }

  private static String describe(ValidationReport.Message message) {
    String place =
        message
            .getContext()
            .flatMap(ValidationReport.MessageContext::getPointers)
            .map(ValidationReport.MessageContext.Pointers::getInstance)
            .orElse("");
    return place + ": " + message.getMessage();
  }

  private static SimpleRequest request(SimRequest request) {
    SimpleRequest.Builder builder = new SimpleRequest.Builder(request.method(), path(request));
    request.query().forEach(builder::withQueryParam);
    request.headers().forEach(builder::withHeader);
    boolean json = request.header("content-type").orElse("").startsWith("application/json");
    if (json) {
      builder.withBody(request.text());
    } else if (request.body().length > 0) {
      builder.withBody(request.body());
    }
    return builder.build();
  }

  private static SimpleResponse response(SimResponse response) {
    SimpleResponse.Builder builder = new SimpleResponse.Builder(response.status());
    response.headers().forEach((name, value) -> builder.withHeader(name, value));
    return builder.withBody(new String(response.body(), StandardCharsets.UTF_8)).build();
  }

  /** Its ids of operations repeat, which the specification forbids. */
  private static String text(Path file) throws IOException {
    JsonNode document = Recorded.JSON.readTree(Files.readString(file));
    document
        .findParents("operationId")
        .forEach(operation -> ((ObjectNode) operation).remove("operationId"));
    return document.toString();
  }

  private static OpenApiInteractionValidator load(Path file) {
    try {
      return OpenApiInteractionValidator.createForInlineApiSpecification(text(file))
          .withResolveCombinators(false)
          .withLevelResolver(
              LevelResolver.create()
                  .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                  .withLevel(
                      "validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                  .withLevel(
                      "validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                  .build())
          .build();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
