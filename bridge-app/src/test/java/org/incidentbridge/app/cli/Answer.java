package org.incidentbridge.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What the command line answers. */
record Answer(int code, String out, String err) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The answer to these words. */
  static Answer to(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        BridgeCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(words);
    return new Answer(code, out.toString(), err.toString());
  }

  JsonNode json() throws IOException {
    return JSON.readTree(out);
  }
}
