package dev.backorderdesk.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * A real browser, driven over its DevTools protocol: it is pointed at, clicked with the mouse and read, and no script of
 * ours runs in the page, so that all of it works where scripts are switched off.
 */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final long PATIENCE = 30; // seconds

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<String> loads = new LinkedBlockingQueue<>();

    /** Where Debian and others put it; null where there is none. */
    static @Nullable Path installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    Chromium(Path program, Path profile) throws Exception {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        String host = host();
        HttpClient http = HttpClient.newHttpClient();
        JsonNode page = null;
        for (JsonNode target : JSON.readTree(http.send(
                        HttpRequest.newBuilder(URI.create("http://" + host + "/json/list"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body())) {
            page = target.path("type").asText().equals("page") ? target : page;
        }
        if (page == null) {
            throw new IllegalStateException("the browser has no page");
        }
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page.path("webSocketDebuggerUrl").asText()), new Ear())
                .get(PATIENCE, TimeUnit.SECONDS);
        call("Page.enable", Map.of());
        call("DOM.enable", Map.of());
    }

    private String host() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            Matcher found = LISTENING.matcher(line);
            if (found.find()) {
                // What it says from now on is of no interest, but must not fill the pipe.
                Thread reader = new Thread(() -> {
                    try {
                        while (out.readLine() != null) {
                            continue;
                        }
                    } catch (IOException closed) {
                        return;
                    }
                });
                reader.setDaemon(true);
                reader.start();
                return found.group(1);
            }
        }
        throw new IllegalStateException("the browser did not start:\n" + said);
    }

    void withoutScripts() throws Exception {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    void width(int pixels) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    void open(String url) throws Exception {
        loads.clear();
        call("Page.navigate", Map.of("url", url));
        loaded();
    }

    /** Clicks where it is, with the mouse, and waits for the page that comes. */
    void click(String selector) throws Exception {
        int node = node(selector);
        call("DOM.scrollIntoViewIfNeeded", Map.of("nodeId", node));
        JsonNode quad = call("DOM.getContentQuads", Map.of("nodeId", node))
                .path("quads")
                .path(0);
        double x = (quad.get(0).asDouble() + quad.get(4).asDouble()) / 2;
        double y = (quad.get(1).asDouble() + quad.get(5).asDouble()) / 2;
        loads.clear();
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call("Input.dispatchMouseEvent", Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
        }
        loaded();
    }

    private void loaded() throws InterruptedException {
        if (loads.poll(PATIENCE, TimeUnit.SECONDS) == null) {
            throw new AssertionError("no page came within " + PATIENCE + " seconds");
        }
    }

    private int node(String selector) throws Exception {
        int root = call("DOM.getDocument", Map.of()).path("root").path("nodeId").asInt();
        int node = call("DOM.querySelector", Map.of("nodeId", root, "selector", selector))
                .path("nodeId")
                .asInt();
        if (node == 0) {
            throw new AssertionError("there is no " + selector + " on the page:\n"
                    + page().body().text());
        }
        return node;
    }

    /** The page as it is now. */
    Document page() throws Exception {
        int root = call("DOM.getDocument", Map.of()).path("root").path("nodeId").asInt();
        return Jsoup.parse(call("DOM.getOuterHTML", Map.of("nodeId", root))
                .path("outerHTML")
                .asText());
    }

    /** How wide the page is, what sticks out included. */
    double contentWidth() throws Exception {
        return call("Page.getLayoutMetrics", Map.of())
                .path("cssContentSize")
                .path("width")
                .asDouble();
    }

    /** Height of an element in pixels. */
    double height(String selector) throws Exception {
        JsonNode quad = call("DOM.getContentQuads", Map.of("nodeId", node(selector)))
                .path("quads")
                .path(0);
        return quad.get(5).asDouble() - quad.get(1).asDouble();
    }

    void picture(Path file) throws Exception {
        JsonNode size = call("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        JsonNode picture = call(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of(
                                "x", 0,
                                "y", 0,
                                "width", size.path("width").asDouble(),
                                "height", size.path("height").asDouble(),
                                "scale", 1)));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    private JsonNode call(String method, Map<String, ?> params) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = JSON.createObjectNode();
        message.put("id", id);
        message.put("method", method);
        message.set("params", JSON.valueToTree(params));
        socket.sendText(message.toString(), true).get(PATIENCE, TimeUnit.SECONDS);
        JsonNode told = answer.get(PATIENCE, TimeUnit.SECONDS);
        if (told.has("error")) {
            throw new IllegalStateException(method + ": " + told.path("error"));
        }
        return told.path("result");
    }

    /** Hears answers and that a page has loaded. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder heard = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard.append(text);
            if (last) {
                try {
                    JsonNode message = JSON.readTree(heard.toString());
                    CompletableFuture<JsonNode> answer =
                            answers.remove(message.path("id").asInt());
                    if (answer != null) {
                        answer.complete(message);
                    } else if (message.path("method").asText().equals("Page.loadEventFired")) {
                        loads.add("loaded");
                    }
                } catch (IOException broken) {
                    throw new IllegalStateException(broken);
                }
                heard.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
