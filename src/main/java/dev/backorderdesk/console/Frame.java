package dev.backorderdesk.console;

import static dev.backorderdesk.console.Html.element;
import static dev.backorderdesk.console.Html.tag;

/** The frame around every page. */
record Frame(StyleSheet style) {

    Html page(String language, String title, Html... content) {
        return tag("html")
                .with("lang", language)
                .in(
                        element(
                                "head",
                                tag("meta").with("charset", "utf-8").in(),
                                tag("meta")
                                        .with("name", "viewport")
                                        .with("content", "width=device-width, initial-scale=1")
                                        .in(),
                                tag("meta")
                                        .with("name", "robots")
                                        .with("content", "noindex, nofollow")
                                        .in(),
                                // An empty icon: the browser asks for none.
                                tag("link")
                                        .with("rel", "icon")
                                        .with("href", "data:,")
                                        .in(),
                                element("title", title),
                                Html.style(style)),
                        element("body", element("main", content)));
    }
}
