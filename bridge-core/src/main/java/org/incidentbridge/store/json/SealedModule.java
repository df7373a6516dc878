package org.incidentbridge.store.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Locale;
import org.incidentbridge.model.Value;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.timeline.PastEvent;

/**
 * Sealed types: the key {@code is} tells the case. Its name is that of the record, so a record that
 * is renamed needs a migration; a test holds the names.
 */
final class SealedModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  SealedModule() {
    super("sealed");
    tagged(Value.class);
    tagged(Command.class);
    tagged(Purpose.class);
    tagged(Sighting.class);
    tagged(PastEvent.What.class);
  }

  private void tagged(Class<?> sealed) {
    setMixInAnnotation(sealed, Tagged.class);
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      registerSubtypes(new NamedType(permitted, name(permitted)));
    }
  }

  private static String name(Class<?> permitted) {
    String simple = permitted.getSimpleName();
    return simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Tagged {}
}
