package com.example.folder;

import java.nio.file.Path;
import java.util.Map;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerSetup;

/** Makes trackers of type {@code folder}: one file for each ticket. */
public final class FolderTrackerFactory implements TrackerFactory {

  private static final String SCHEMA =
      """
      { "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["folder"],
        "properties": {
          "folder": { "type": "string", "minLength": 1,
                      "description": "Where the tickets are.", "examples": ["/srv/tickets"] } } }
      """;

  @Override
  public String type() {
    return "folder";
  }

  @Override
  public String schema() {
    return SCHEMA;
  }

  @Override
  public Map<FieldName, String> defaultFields(Settings settings) {
    return Map.of(
        StandardField.TITLE.field(), "title",
        StandardField.DESCRIPTION.field(), "body",
        StandardField.STATUS.field(), "status",
        StandardField.PRIORITY.field(), "priority");
  }

  @Override
  public Map<FieldName, Map<String, String>> defaultWords(Settings settings) {
    return Map.of(
        StandardField.STATUS.field(),
            Map.of("open", "new", "busy", "in-progress", "done", "closed"),
        StandardField.PRIORITY.field(), Map.of("high", "high", "normal", "normal", "low", "low"));
  }

  @Override
  public Tracker create(TrackerSetup setup) {
    Path folder = Path.of(setup.settings().require("folder"));
    return new FolderTracker(setup.id(), new Folder(folder), setup.environment().clock());
  }
}
