package org.incidentbridge.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters beyond the Basic Multilingual Plane in words, for a tracker that cannot store them: a
 * well-known emoji as {@code :smile:}, any other as {@code [U+1F996]}, both with an invisible
 * {@link #MARK} behind their first sign. Only words with that mark become characters again, so that
 * {@code Foo.java:100: error} stays what a person wrote.
 */
public final class EmojiText {

  /** U+2060 WORD JOINER, which nobody types: tells words of the bridge from those of people. */
  public static final char MARK = '\u2060';

  private static final Pattern CODED =
      Pattern.compile(":\u2060([a-z0-9_+-]{1,40}+):|\\[\u2060U\\+(1?[0-9A-F]{5})\\]");
  private static final Map<String, Integer> BY_NAME = new HashMap<>();
  private static final Map<Integer, String> BY_CODE_POINT = new HashMap<>();

  static {
    String table =
        "😀 grinning 😄 smile 😁 grin 😂 joy 🤣 rofl 😊 blush 🙂 slightly_smiling_face 😉 wink"
            + " 😍 heart_eyes 😎 sunglasses 🤔 thinking 😐 neutral_face 😕 confused 🙁"
            + " slightly_frowning_face 😢 cry 😭 sob 😡 rage 😱 scream 😅 sweat_smile 😴 sleeping"
            + " 🙃 upside_down_face 🙄 roll_eyes 🤷 shrug 🤦 facepalm 👍 thumbsup 👎 thumbsdown"
            + " 👌 ok_hand 👋 wave 👏 clap 🙏 pray 💪 muscle 👀 eyes 🎉 tada 🚀 rocket 🔥 fire"
            + " 💥 boom 🐛 bug 🐞 beetle 🔧 wrench 🔨 hammer 🔒 lock 🔓 unlock 🔑 key 🚨"
            + " rotating_light 🚧 construction 🛑 stop_sign 🔴 red_circle 🟢 green_circle 🟡"
            + " yellow_circle 🔵 large_blue_circle 💡 bulb 📌 pushpin 📎 paperclip 📝 memo 📈"
            + " chart_with_upwards_trend 📉 chart_with_downwards_trend 📅 date 📧 e-mail 📞"
            + " telephone_receiver 💻 computer 💾 floppy_disk 🗑 wastebasket 💔 broken_heart 💯 100"
            + " 🆗 ok 🆕 new 🔁 repeat 🔗 link 🧪 test_tube 🤖 robot 🤝 handshake 😬 grimacing";
    String[] words = table.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      BY_NAME.put(words[i + 1], words[i].codePointAt(0));
      BY_CODE_POINT.put(words[i].codePointAt(0), words[i + 1]);
    }
  }

  private EmojiText() {}

  /** The character in words; itself if it is in the Basic Multilingual Plane. */
  public static String word(int codePoint) {
    if (!Character.isSupplementaryCodePoint(codePoint)) {
      return Character.toString(codePoint);
    }
    String name = BY_CODE_POINT.get(codePoint);
    return name == null ? coded(codePoint) : ":" + MARK + name + ":";
  }

  /** The character as {@code [U+1F996]}, with the mark. */
  public static String coded(int codePoint) {
    return String.format("[%cU+%05X]", MARK, codePoint);
  }

  /** The word for a character that starts exactly at {@code at}. */
  public static Optional<Word> at(String text, int at) {
    Matcher coded = CODED.matcher(text).region(at, text.length());
    return coded.lookingAt() ? word(coded) : Optional.empty();
  }

  private static Optional<Word> word(Matcher coded) {
    Integer codePoint =
        coded.group(1) != null
            ? BY_NAME.get(coded.group(1))
            : Integer.valueOf(Integer.parseInt(coded.group(2), 16));
    return codePoint != null && Character.isSupplementaryCodePoint(codePoint)
        ? Optional.of(new Word(codePoint, coded.end()))
        : Optional.empty();
  }

  /** A line without supplementary characters. */
  public static String encode(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(codePoint -> out.append(word(codePoint)));
    return out.toString();
  }

  /**
   * A name without supplementary characters, such as that of a file: in words without the mark,
   * since people look for names and type them. There is no way back.
   */
  public static String name(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.append(plain(c)));
    return out.toString();
  }

  private static String plain(int codePoint) {
    String word = word(codePoint);
    return Character.isSupplementaryCodePoint(codePoint)
        ? word.replace(String.valueOf(MARK), "")
        : word;
  }

  /** The line that {@link #encode} had; words with its mark become characters. */
  public static String decode(String text) {
    return CODED
        .matcher(text)
        .replaceAll(
            result -> {
              Matcher one = CODED.matcher(result.group());
              String character =
                  one.lookingAt()
                      ? word(one)
                          .map(word -> Character.toString(word.codePoint()))
                          .orElse(result.group())
                      : result.group();
              return Matcher.quoteReplacement(character);
            });
  }

  /**
   * A character that was written in words.
   *
   * @param end the index just behind the word
   */
  public record Word(int codePoint, int end) {}
}
