package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.jira.shared.Relocation;
import org.incidentbridge.spi.Pause;

/** Jira Cloud's bulk operation, used for one issue at a time. */
final class CloudRelocation implements Relocation {

  private static final Set<String> OVER = Set.of("COMPLETE", "FAILED", "CANCELLED", "DEAD");

  private final Connection jira;
  private final Pause pause;

  CloudRelocation(Connection jira, Pause pause) {
    this.jira = jira;
    this.pause = pause;
  }

  @Override
  public String begin(String issue, JsonNode move) {
    return jira.calls()
        .execute(jira.api().relocate(move, CallTag.write(issue)))
        .path("taskId")
        .asText("");
  }

  @Override
  public Progress progress(String task, String issue) {
    JsonNode shown = jira.calls().execute(jira.api().task(task, CallTag.read()));
    String status = shown.path("status").asText("");
    List<String> why = new ArrayList<>();
    shown.path("failedAccessibleIssues").path(issue).forEach(text -> why.add(text.asText()));
    if (why.isEmpty() && OVER.contains(status) && !status.equals("COMPLETE")) {
      why.add("its task ended as " + status);
    }
    return new Progress(OVER.contains(status), String.join("; ", why));
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    pause.sleep(time);
  }
}
