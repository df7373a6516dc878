package org.incidentbridge.app.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Says which bridge this is and on which Java it runs. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new String[] {
      "Incident Bridge " + version, "Java " + System.getProperty("java.version")
    };
  }
}
