package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void words_can_never_become_markup() {
        assertThat(Html.element("p", "<script>alert('x')</script> & \"y\"").markup())
                .isEqualTo("<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;</p>");
    }

    @Test
    void a_value_can_not_leave_its_attribute() {
        assertThat(Html.tag("a").with("href", "/x\" onclick=\"y").in("z").markup())
                .isEqualTo("<a href=\"/x&quot; onclick=&quot;y\">z</a>");
    }

    @Test
    void names_are_ours_only() {
        assertThatIllegalArgumentException().isThrownBy(() -> Html.tag("p onclick"));
        assertThatIllegalArgumentException().isThrownBy(() -> Html.tag("p").with("a=b", "c"));
    }

    @Test
    void signs_that_html_forbids_become_spaces() {
        assertThat(Html.words("a\u0000b").markup()).isEqualTo("a b");
    }
}
