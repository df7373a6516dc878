package org.incidentbridge.store.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Locale;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Inline;

/** Rich text node by node. */
final class RichTextModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  RichTextModule() {
    super("rich text");
    tagged(Block.class);
    tagged(Inline.class);
  }

  private void tagged(Class<?> sealed) {
    setMixInAnnotation(sealed, Tagged.class);
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      registerSubtypes(
          new NamedType(permitted, permitted.getSimpleName().toLowerCase(Locale.ROOT)));
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Tagged {}
}
