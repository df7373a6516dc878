package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;

/** The view state of a new note, which is checked more strictly than that of an issue. */
final class ViewState {

  private ViewState() {}

  static int strict(World world, JsonNode reference) {
    if (!reference.isObject()) {
      throw invalid("Invalid view state");
    }
    Enumeration names = world.config.enumeration("view_state");
    if (References.given(reference, "id").isPresent()) {
      int id = References.number(reference.get("id"));
      if (!names.has(id)) {
        throw invalid("Invalid view state id '" + id + "'.");
      }
      return id;
    }
    if (References.given(reference, "name").isEmpty()) {
      throw Fault.coded(Fault.Code.EMPTY_FIELD, "Empty view state", "Note View State");
    }
    int id = names.id(References.text(reference, "name", ""));
    if (id == 0) {
      throw invalid("Invalid view state id '" + Note.PUBLIC + "'.");
    }
    return id;
  }

  private static Fault invalid(String message) {
    return Fault.coded(Fault.Code.INVALID_VALUE, message, "Note View State");
  }
}
