package org.incidentbridge.jira.shared;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Holds each request and answer against the vendor's OpenAPI document, but for its own faults. */
public final class VendorDocument {

  private final OpenApiInteractionValidator document;
  private final UnaryOperator<String> documented;
  private final List<Pattern> wrong;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> operations = new TreeSet<>();

  /**
   * A document.
   *
   * @param text in JSON
   * @param documented the path by which it knows the path of a call
   * @param wrong what is found where the document itself is wrong
   */
  public VendorDocument(String text, UnaryOperator<String> documented, List<Pattern> wrong) {
    this.document = load(text);
    this.documented = documented;
    this.wrong = wrong;
  }

  /** What did not fit, in words. */
  public List<String> faults() {
    return faults;
  }

  /** Method and path of what was checked, without ids. */
  public Set<String> operations() {
    return operations;
  }

  /** Looks at a request and what was answered. */
  public void look(SimRequest request, SimResponse response) {
    if (request.path().startsWith("/rest/api/")) {
      operations.add(
          request.method() + " " + path(request).replaceAll("/\\d+|/[A-Z]+-\\d+", "/{}"));
      check(request, response);
    }
  }

  private String path(SimRequest request) {
    return documented.apply(request.path());
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
        .filter(fault -> wrong.stream().noneMatch(known -> known.matcher(fault).find()))
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

  private SimpleRequest request(SimRequest request) {
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

  private static OpenApiInteractionValidator load(String text) {
    return OpenApiInteractionValidator.createForInlineApiSpecification(text)
        .withResolveCombinators(false)
        .withLevelResolver(
            LevelResolver.create()
                .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                .withLevel(
                    "validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                .build())
        .build();
  }
}
