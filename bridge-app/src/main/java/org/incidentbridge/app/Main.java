package org.incidentbridge.app;

import org.incidentbridge.app.cli.BridgeCommand;

/** Where the program starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(BridgeCommand.commandLine().execute(arguments));
  }
}
