package org.incidentbridge.app.cli;

import java.util.concurrent.Callable;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.config.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "schema",
    description = "Prints the JSON Schema of the configuration, for editors.",
    mixinStandardHelpOptions = true,
    footer = {
      "%nExample:",
      "  bridge schema > bridge.schema.json",
      "and at the top of bridge.yaml:",
      "  # yaml-language-server: $schema=bridge.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Override
  public Integer call() {
    options.out().println(Schemas.forEditors(Adapters.found()));
    options.out().flush();
    return ExitCode.DONE.number();
  }
}
