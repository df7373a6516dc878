package org.incidentbridge.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.store.jdbc.LastRun;

/** What there is to say of the run under way, or of the last one. */
record Run(Optional<LastRun> last) {

  /** Whether a program works with the store, by the configuration that it read when it began. */
  boolean isUnderWay() {
    return last.filter(LastRun::running).isPresent();
  }

  /** A sentence; none if the last run ended well. */
  Optional<String> words() {
    return last.map(
        run -> {
          String begun = Table.moment(run.begun());
          if (run.failure().isPresent()) {
            var failure = run.failure().get();
            return "The run %s %s failed at %s: %s"
                .formatted(
                    run.running() ? "under way since" : "begun at",
                    begun,
                    Table.moment(failure.at()),
                    failure.why());
          }
          return run.running()
              ? "A run works with this store since " + begun + "."
              : "The run begun at "
                  + begun
                  + " did not end: it was killed, or the machine stopped. The next sync checks the"
                  + " store and goes on where it was.";
        });
  }

  /** The same where the files that the run read are not to be used any more as they are now. */
  Optional<String> wordsBesideMistakes() {
    return words()
        .map(
            said ->
                isUnderWay()
                    ? said + " It goes by the files as they were when it was started."
                    : said);
  }

  ExitCode code() {
    if (last.isEmpty()) {
      return ExitCode.DONE;
    }
    if (last.get().failure().isPresent()) {
      return ExitCode.FAILED;
    }
    return last.get().running() ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  Map<String, Object> json() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("running", last.map(LastRun::running).orElse(false));
    row.put("begun", last.map(run -> Json.time(run.begun())).orElse(""));
    row.put("ended", last.isEmpty());
    var failure = last.flatMap(LastRun::failure);
    row.put("failedAt", failure.map(f -> Json.time(f.at())).orElse(""));
    row.put("why", failure.map(LastRun.Failure::why).orElse(""));
    return row;
  }
}
