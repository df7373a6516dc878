package org.incidentbridge.jira.cloud;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Holds each request and answer against the vendor's OpenAPI document. */
final class VendorDocument implements HttpSimulator {

  /** Loaded when it is first looked at, as it is large. */
  private static final class Loaded {
    static final OpenApiInteractionValidator DOCUMENT = load();
  }

  private final HttpSimulator target;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> operations = new TreeSet<>();

  VendorDocument(HttpSimulator target) {
    this.target = target;
  }

  /** What did not fit, in words. */
  List<String> faults() {
    return faults;
  }

  /** Method and path of what was checked, without ids. */
  Set<String> operations() {
    return operations;
  }

  @Override
  public SimResponse handle(SimRequest request) {
    SimResponse response = target.handle(request);
    if (request.path().startsWith("/rest/api/3/")) {
      operations.add(
          request.method() + " " + request.path().replaceAll("/\\d+|/[A-Z]+-\\d+", "/{}"));
      check(request, response);
    }
    return response;
  }

  private void check(SimRequest request, SimResponse response) {
    note(request, Loaded.DOCUMENT.validateRequest(request(request)));
    boolean documented = response.status() < 400 && response.body().length > 0;
    if (documented && response.status() != 303) {
      note(
          request,
          Loaded.DOCUMENT.validateResponse(
              request.path(),
              com.atlassian.oai.validator.model.Request.Method.valueOf(request.method()),
              response(response)));
    }
  }

  private void note(SimRequest request, ValidationReport report) {
    report.getMessages().stream()
        .filter(m -> m.getLevel() == ValidationReport.Level.ERROR)
        // Live, Jira writes times without a colon in the offset, whatever its document says.
        .filter(m -> !m.getMessage().contains("date-time pattern"))
        .forEach(m -> faults.add(request.method() + " " + request.path() + ": " + m));
  }

  private static SimpleRequest request(SimRequest request) {
    SimpleRequest.Builder builder = new SimpleRequest.Builder(request.method(), request.path());
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

  private static OpenApiInteractionValidator load() {
    try (InputStream in =
            Objects.requireNonNull(
                VendorDocument.class.getResourceAsStream(
                    "/contract/jira-platform-v3.openapi.json.gz"));
        GZIPInputStream unpacked = new GZIPInputStream(in)) {
      String text = new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
      return OpenApiInteractionValidator.createForInlineApiSpecification(text)
          .withResolveCombinators(false)
          .withLevelResolver(
              LevelResolver.create()
                  .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                  .withLevel(
                      "validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                  .build())
          .build();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
