package org.incidentbridge.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.incidentbridge.app.report.Named;
import org.incidentbridge.backtest.Counts;
import org.incidentbridge.backtest.Finding;
import org.incidentbridge.backtest.Report;
import org.incidentbridge.backtest.Tally;

/** What came of a backtest as one JSON object, written piece by piece since it may be long. */
final class BacktestJson {
  private final JsonGenerator json;

  private BacktestJson(JsonGenerator json) {
    this.json = json;
  }

  static void write(Report report, OtherClocks clocks, PrintWriter out) {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .useDefaultPrettyPrinter()) {
      new BacktestJson(json).report(report, clocks);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
    out.println();
    out.flush();
  }

  private void report(Report report, OtherClocks clocks) throws IOException {
    Tally tally = report.tally();
    json.writeStartObject();
    json.writeNumberField("incidents", tally.incidents());
    json.writeNumberField("different", tally.different());
    json.writeNumberField("notReplayed", tally.earlier());
    names("clocksOnlyNow", clocks.present());
    names("clocksOnlyThen", clocks.tried());
    json.writeFieldName("promises");
    counts(tally.all());
    groups(tally);
    amounts("steps", tally.steps());
    amounts("obligations", tally.duties());
    amounts("lateObligations", tally.lateDuties());
    json.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      finding(finding);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("problems");
    for (Map.Entry<String, Long> each : tally.problems().entrySet()) {
      json.writeNumberField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void names(String key, List<String> names) throws IOException {
    json.writeArrayFieldStart(key);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }

  private void groups(Tally tally) throws IOException {
    for (Tally.By by : Tally.By.values()) {
      json.writeObjectFieldStart("by" + title(by));
      for (Map.Entry<String, Counts> each : tally.by(by).entrySet()) {
        json.writeFieldName(Named.orNone(each.getKey()));
        counts(each.getValue());
      }
      json.writeEndObject();
    }
  }

  private static String title(Tally.By by) {
    return by.name().charAt(0) + by.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private void counts(Counts counts) throws IOException {
    json.writeStartObject();
    json.writeNumberField("now", counts.before());
    json.writeNumberField("then", counts.after());
    json.writeNumberField("breachedNow", counts.breachedBefore());
    json.writeNumberField("breachedThen", counts.breachedAfter());
    json.writeNumberField("newlyBreached", counts.newly());
    json.writeNumberField("saved", counts.saved());
    json.writeNumberField("moved", counts.moved());
    json.writeEndObject();
  }

  private void amounts(String name, SortedMap<String, Tally.Amount> amounts) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Tally.Amount> each : amounts.entrySet()) {
      json.writeObjectFieldStart(each.getKey());
      json.writeNumberField("now", each.getValue().before());
      json.writeNumberField("then", each.getValue().after());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void finding(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("incident", finding.id());
    json.writeStringField("ticket", finding.key());
    json.writeStringField("severity", Named.orNone(finding.place().severity()));
    json.writeStringField("service", Named.orNone(finding.place().service()));
    json.writeStringField("level", Named.orNone(finding.place().level()));
    json.writeArrayFieldStart("clocks");
    for (Finding.ClockShift shift : finding.clocks()) {
      json.writeStartObject();
      json.writeStringField("clock", shift.clock());
      json.writeNumberField("cycle", shift.cycle());
      json.writeStringField("what", shift.saved() ? "saved" : "newly-breached");
      dues(shift.before(), shift.after());
      json.writeEndObject();
    }
    json.writeEndArray();
    steps(finding);
    duties(finding);
    json.writeEndObject();
  }

  private void steps(Finding finding) throws IOException {
    json.writeArrayFieldStart("steps");
    for (Finding.StepShift shift : finding.steps()) {
      json.writeStartObject();
      json.writeStringField("step", shift.step());
      json.writeStringField("at", Json.time(shift.at()));
      json.writeStringField("fires", shift.more() ? "then" : "now");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void duties(Finding finding) throws IOException {
    json.writeArrayFieldStart("obligations");
    for (Finding.DutyShift shift : finding.duties()) {
      json.writeStartObject();
      json.writeStringField("obligation", shift.obligation());
      json.writeNumberField("number", shift.number());
      json.writeStringField("what", shift.how().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      dues(shift.before(), shift.after());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void dues(Optional<Instant> before, Optional<Instant> after) throws IOException {
    if (before.isPresent()) {
      json.writeStringField("dueNow", Json.time(before.get()));
    }
    if (after.isPresent()) {
      json.writeStringField("dueThen", Json.time(after.get()));
    }
  }
}
