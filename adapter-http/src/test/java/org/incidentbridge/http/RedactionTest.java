package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.incidentbridge.spi.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {

  private static final String PASSWORD = "pa\"ss & wörd/1+2";

  static Stream<HttpAuth> logins() {
    return Stream.of(
        new HttpAuth.Basic("bridge@example.com", new Secret(PASSWORD)),
        new HttpAuth.Bearer(new Secret(PASSWORD)),
        new HttpAuth.RawToken(new Secret(PASSWORD)));
  }

  @ParameterizedTest
  @MethodSource("logins")
  void masksALoginInEveryFormInWhichItIsSent(HttpAuth login) {
    var redaction = Redaction.of(login.secrets());

    String header = login.authorization().orElseThrow();
    assertThat(redaction.scrub("sent <" + header + "> there")).doesNotContain(header.substring(7));
    assertThat(login.toString()).doesNotContain("wörd").doesNotContain(header.substring(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PASSWORD,
        "pa%22ss+%26+w%C3%B6rd%2F1%2B2",
        "pa%22ss%20%26%20w%C3%B6rd%2F1%2B2",
        "pa\\\"ss & wörd/1+2",
        "cGEic3MgJiB3w7ZyZC8xKzI=",
      })
  void masksASecretHoweverItIsEncoded(String spelling) {
    var redaction = Redaction.of(List.of(new Secret(PASSWORD)));

    assertThat(redaction.scrub("before " + spelling + " after"))
        .isEqualTo("before [redacted] after");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Authorization: Basic dXNlcjpwYXNz | Authorization: [redacted]",
        "Proxy-Authorization: x y z | Proxy-Authorization: [redacted]",
        "got Bearer abcDEF123456. | got Bearer [redacted]",
        "GET /a?token=abc&x=1 | GET /a?token=[redacted]&x=1",
        "https://m.example.com/f?client=1&X-Amz-Signature=ab12 |"
            + " https://m.example.com/f?client=1&X-Amz-Signature=[redacted]",
        "{\"password\":\"a\\\"b\",\"x\":1} | {\"password\":\"[redacted]\",\"x\":1}",
        "{\"nextPageToken\":\"Ch0jU3Ry=\",\"isLast\":false} |"
            + " {\"nextPageToken\":\"[redacted]\",\"isLast\":false}",
        "GET /search/jql?nextPageToken=Ch0jU3Ry&maxResults=9 |"
            + " GET /search/jql?nextPageToken=[redacted]&maxResults=9",
        "GET /a?page%5Bafter%5D=eyJv&page[size]=9 | GET /a?page%5Bafter%5D=[redacted]&page[size]=9",
        "{\"after_cursor\":\"eyJv\",\"after_url\":\"https://z.example/x?cursor=eyJv\"} |"
            + " {\"after_cursor\":\"[redacted]\",\"after_url\":\"https://z.example/x?cursor=[redacted]\"}",
        "{\"upload\":{\"token\":\"6bk3\"}} | {\"upload\":{\"token\":\"[redacted]\"}}",
        "https://user:pw@host/x | https://[redacted]@host/x",
        "Set-Cookie: PHPSESSID=1; path=/ | Set-Cookie: [redacted]",
      })
  void masksWhatIsASecretByItsPlace(String text, String expected) {
    assertThat(Redaction.NONE.scrub(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "basic authentication with passwords is switched off",
        "ENG-7: the token bucket is full",
        "person@example.com wrote: see https://host/x?key=ENG-7",
      })
  void leavesOtherTextAlone(String text) {
    assertThat(Redaction.NONE.scrub(text)).isEqualTo(text);
  }

  @Test
  void masksAShortSecretOnlyAsAWord() {
    var redaction = Redaction.of(List.of(new Secret("abc")));

    assertThat(redaction.scrub("abc abcd x:abc")).isEqualTo("[redacted] abcd x:[redacted]");
  }

  @Test
  void masksHeadersByName() {
    assertThat(Redaction.NONE.header("AUTHORIZATION", "anything")).isEqualTo("[redacted]");
    assertThat(Redaction.NONE.header("ETag", "anything")).isEqualTo("anything");
  }
}
