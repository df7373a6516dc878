package org.incidentbridge.testkit.text;

import java.util.List;
import java.util.Random;

/** Words made of letters, of markup, and of both. */
final class HostileWords {

  private static final List<String> PARTS =
      List.of(
          "*",
          "**",
          "_",
          "__",
          "-",
          "--",
          "---",
          "----",
          "+",
          "++",
          "^",
          "~",
          "~~",
          "`",
          "``",
          "```",
          "{{",
          "}}",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "![",
          "!",
          "|",
          "||",
          "<",
          ">",
          "> ",
          "#",
          "# ",
          "## ",
          "- ",
          "* ",
          "1. ",
          "2) ",
          "** ",
          "*# ",
          "-- ",
          "[ ] ",
          "[x] ",
          "\\",
          "\\\\",
          "&",
          "&amp;",
          "&#42;",
          "&#32;",
          "&nbsp;",
          "{*}",
          "{_}",
          "{code}",
          "{code:java}",
          "{noformat}",
          "{quote}",
          "{panel}",
          "{panel:title=a|b}",
          "{color:red}",
          "{color}",
          "{x}",
          "h1. ",
          "h7. ",
          "bq. ",
          "!a.png!",
          "!a b|c!",
          "[^a.txt]",
          "[~bob]",
          "[~accountid:1]",
          "@bob",
          "@",
          "#12",
          "~12",
          "a@b.example",
          "[a|b]",
          "[a|https://x.example]",
          "[!NOTE]",
          "[!NOTE] ",
          "[a](https://x.example)",
          "](",
          "https://y.example/a_b",
          "https://",
          "http://z.example.",
          "<b>",
          "</b>",
          "<br>",
          "<i>",
          "</u>",
          "<u>",
          "<!--",
          "<p>",
          "[U+1F600]",
          ":smile:",
          "[\u2060U+1F600]",
          ":\u2060smile:",
          ":",
          "😀",
          "👩‍👩‍👧",
          "é",
          "日本",
          "\u00A0",
          "\u3000",
          "\u2060",
          "\u200B",
          "\uD83D",
          "\uDE00",
          "\u0000",
          "\u0007",
          "\t",
          " ",
          "  ",
          "\r\n",
          "\n",
          "\n\n",
          "=",
          "===",
          "| --- |",
          "|---|",
          "| a | b |",
          "[image: a.png]",
          "[file: a]",
          "[jira:x 0123abcd]",
          "[jira:x ",
          "%",
          "$1",
          ":-)",
          "(!)",
          "(/)",
          "??",
          "??cite??",
          "snake_case",
          "a*b",
          "C:\\temp",
          "\\\\host",
          "~~~",
          "{*}a{*}",
          "*a*",
          "_a_",
          "-a-",
          "+a+",
          "^a^",
          "~a~",
          "{{a}}",
          "**a**",
          "`a`");

  private final Random random;
  private int count;

  HostileWords(Random random) {
    this.random = random;
  }

  /** Up to {@code most} parts, a plain word among them more often than not; never empty. */
  String text(int most) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i <= random.nextInt(most); i++) {
      out.append(part());
    }
    return out.isEmpty() ? "w" : out.toString();
  }

  String path() {
    return switch (random.nextInt(6)) {
      case 0 -> "/a_b-(c)*d~e";
      case 1 -> "?q=1&amp;r=[x]&t=!";
      case 2 -> "/é|{x}\\y z";
      case 3 -> "/#12/~34/é@bob";
      default -> "";
    };
  }

  String lines(int parts) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      out.append(part());
      if (random.nextInt(5) == 0) {
        out.append('\n');
      }
    }
    return out.toString();
  }

  private String part() {
    return switch (random.nextInt(5)) {
      case 0 -> "w" + count++;
      case 1 -> " w" + count++ + " ";
      case 2 -> random.nextBoolean() ? " " : "x";
      default -> PARTS.get(random.nextInt(PARTS.size()));
    };
  }
}
