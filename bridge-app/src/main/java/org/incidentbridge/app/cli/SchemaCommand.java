package org.incidentbridge.app.cli;

import java.util.concurrent.Callable;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.config.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema of a kind of file, for editors: of the configuration, of policy packs,"
          + " or of scenarios."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExample:",
      "  bridge schema > bridge.schema.json",
      "  bridge schema policy > policy.schema.json",
      "and at the top of bridge.yaml:",
      "  # yaml-language-server: $schema=bridge.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      defaultValue = "bridge",
      description = "bridge, policy or scenario (default: ${DEFAULT-VALUE}).")
  private Kind kind = Kind.BRIDGE;

  /** Kinds of files. */
  enum Kind {
    BRIDGE,
    POLICY,
    SCENARIO
  }

  @Override
  public Integer call() {
    options
        .out()
        .println(
            switch (kind) {
              case BRIDGE -> Schemas.forEditors(Adapters.found());
              case POLICY -> Schemas.ofPolicies();
              case SCENARIO -> Schemas.ofScenarios();
            });
    options.out().flush();
    return ExitCode.DONE.number();
  }
}
