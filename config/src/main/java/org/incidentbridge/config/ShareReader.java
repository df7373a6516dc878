package org.incidentbridge.config;

import java.util.Locale;
import java.util.Map;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Share;

/** Reads what comments and files flow, and what becomes of events that are no field change. */
final class ShareReader {
  private ShareReader() {}

  static Share share(Problems problems, Mapping yaml, String path) {
    Mapping share = yaml.mapping("share").orElse(new Mapping(yaml.at(), Map.of()));
    String forth = share.text("comments").orElse("public");
    String back = share.text("back").orElse(forth);
    String tag = share.text("tag").orElse("");
    boolean tagged = forth.equals("tagged") || back.equals("tagged");
    if (tagged && tag.isEmpty()) {
      problems.error(
          share.at(), path + ".share", "shares tagged comments but has no tag", "tag: '#customer'");
    } else if (!tagged && !tag.isEmpty()) {
      problems.warning(
          share.keyAt("tag"), path + ".share.tag", "is not used", "write comments: tagged");
    }
    return new Share(
        comments(forth, tag),
        comments(back, tag),
        share.text("internalNotes").orElse("never").equals("as-internal")
            ? Share.Internal.AS_INTERNAL
            : Share.Internal.NEVER,
        share.flag("attachments", true),
        share.flag("tellOverruled", false));
  }

  private static Share.Comments comments(String word, String tag) {
    return switch (word) {
      case "tagged" -> new Share.Comments(Share.Which.TAGGED, tag);
      case "none" -> Share.Comments.NONE;
      default -> Share.Comments.ALL_PUBLIC;
    };
  }

  static Answers answers(Mapping yaml) {
    Mapping answers = yaml.mapping("answers").orElse(new Mapping(yaml.at(), Map.of()));
    return new Answers(
        word(answers, "onDelete", Answers.STANDARD.deletion()),
        word(answers, "onMerge", Answers.STANDARD.merge()),
        word(answers, "onHide", Answers.STANDARD.hiding()),
        word(answers, "onMove", Answers.STANDARD.move()),
        word(answers, "onReopen", Answers.STANDARD.reopening()),
        word(answers, "onCommentDelete", Answers.STANDARD.commentDeletion()));
  }

  private static <E extends Enum<E>> E word(Mapping yaml, String key, E otherwise) {
    String text = yaml.text(key).orElse("").toUpperCase(Locale.ROOT);
    for (E value : otherwise.getDeclaringClass().getEnumConstants()) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    return otherwise;
  }
}
