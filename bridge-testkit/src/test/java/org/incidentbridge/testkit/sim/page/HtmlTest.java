package org.incidentbridge.testkit.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HtmlTest {

  @Test
  void textIsEscaped() {
    assertThat(Html.text("<script>\"a\" & 'b'</script>").source())
        .isEqualTo("&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;");
  }

  @Test
  void addressesInTextCanBeFollowedWithoutWhatOnlyEndsTheSentence() {
    assertThat(Html.linked("See http://127.0.0.1:80/view.php?id=1&x=2, or <b>.").source())
        .isEqualTo(
            "See <a href=\"http://127.0.0.1:80/view.php?id=1&amp;x=2\">"
                + "http://127.0.0.1:80/view.php?id=1&amp;x=2</a>, or &lt;b&gt;.");
  }

  @Test
  void anAddressCannotLeaveItsAttribute() {
    assertThat(Html.linked("http://a.test/\"onmouseover=\"alert(1)").source())
        .startsWith("<a href=\"http://a.test/\">http://a.test/</a>&quot;onmouseover");
    assertThat(Html.link("http://a.test/\"><script>", Html.text("x")).source())
        .isEqualTo("<a href=\"http://a.test/&quot;&gt;&lt;script&gt;\">x</a>");
  }

  @Test
  void onlyHttpAndPlacesOfTheSiteAreFollowed() {
    for (String address :
        new String[] {
          "javascript:alert(1)",
          " javascript:alert(1)",
          "data:text/html,x",
          "//evil.test",
          "/\\evil"
        }) {
      assertThat(Html.link(address, Html.text("x")).source()).as(address).isEqualTo("x");
    }
    assertThat(Html.link("/browse/A-1", Html.text("x")).source()).startsWith("<a href=");
    assertThat(Html.link("HTTPS://a.test", Html.text("x")).source()).startsWith("<a href=");
  }
}
