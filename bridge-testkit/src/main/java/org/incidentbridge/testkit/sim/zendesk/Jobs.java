package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Work that is done some time after it was asked for. */
final class Jobs {

  private static final Duration QUEUED = Duration.ofSeconds(1);
  private static final Duration WORKING = Duration.ofSeconds(2);
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int MOST = 30;
  private static final DateTimeFormatter DONE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z").withZone(ZoneOffset.UTC);

  private final World world;
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  Jobs(World world) {
    this.world = world;
  }

  private static final class Job {
    final Instant asked;
    final List<Supplier<ObjectNode>> work;
    final List<ObjectNode> results = new ArrayList<>();
    boolean done;

    Job(Instant asked, List<Supplier<ObjectNode>> work) {
      this.asked = asked;
      this.work = work;
    }
  }

  /**
   * Takes work on.
   *
   * @param work each part tells its result
   * @return the job's id
   * @throws Problem 429 if 30 jobs are waiting
   */
  String queue(List<Supplier<ObjectNode>> work) {
    if (jobs.values().stream().filter(j -> !j.done).count() >= MOST) {
      throw Problem.coded(
          429, "TooManyJobs", "Too many jobs are currently queued or running. Try again later.");
    }
    String id = "V3-" + world.nextToken();
    jobs.put(id, new Job(world.now(), List.copyOf(work)));
    return id;
  }

  /** Does what is due. */
  void run() {
    for (Job job : jobs.values()) {
      if (!job.done && !world.now().isBefore(job.asked.plus(WORKING))) {
        job.done = true;
        job.work.forEach(part -> job.results.add(result(part)));
      }
    }
  }

  /** A part that is refused does not stop the others. */
  private static ObjectNode result(Supplier<ObjectNode> part) {
    try {
      return part.get();
    } catch (Problem problem) {
      String text = new String(problem.answer().body(), java.nio.charset.StandardCharsets.UTF_8);
      return Json.object()
          .put("success", false)
          .put("error", Json.parse(text).path("error").asText())
          .put("details", Json.parse(text).path("details").toString());
    }
  }

  /**
   * How far a job is.
   *
   * @throws Problem 404 for one that is not known, or finished more than a day ago
   */
  ObjectNode status(String id, String root) {
    Job job = jobs.get(id);
    if (job == null || job.asked.plus(KEPT).isBefore(world.now())) {
      throw Problem.notFound();
    }
    ObjectNode json = Json.object().put("id", id);
    json.put("url", root + "/api/v2/job_statuses/" + id + ".json").put("total", job.work.size());
    boolean working = !world.now().isBefore(job.asked.plus(QUEUED));
    if (!job.done) {
      return json.putNull("progress")
          .put("status", working ? "working" : "queued")
          .putNull("message")
          .putNull("results");
    }
    json.put("progress", job.work.size()).put("status", "completed");
    json.put("message", "Completed at " + DONE.format(job.asked.plus(WORKING)));
    json.set("results", Json.all(job.results));
    return json;
  }
}
