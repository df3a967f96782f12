package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.client.ErpClient;
import dev.backorderdesk.flow.demo.ReceivedMail;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A supplier slips, two customers get a mail, open its link and answer: on the whole desk. */
class LateOrderAnsweredTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    @Test
    @Timeout(150)
    void one_customer_waits_and_another_cancels_and_each_is_told_what_follows() throws Exception {
        try (DeskForTest whole = new DeskForTest(folder, Instant.parse("2026-11-20T09:30:00Z"), Map.of());
                ErpClient erp = new ErpClient(whole.desk.brokerUrl(), null, null)) {
            LampShop.catalogue(erp);
            LampShop.say(erp, "supply.in", LampShop.supply(1, "2026-12-04"));
            LampShop.say(erp, "orders.in", order("SO-US", "ada@example.com", "en-US", "US", "NY"));
            LampShop.say(erp, "orders.in", order("SO-DE", "bob@example.com", "de-DE", "DE", "BE"));
            mail(whole, "ada@example.com", "SO-US");

            LampShop.say(erp, "supply.in", LampShop.supply(2, "2027-02-01"));
            ReceivedMail late = mail(whole, "ada@example.com", "keep or cancel?");
            ReceivedMail spaet = mail(whole, "bob@example.com", "SO-DE kommt später");
            assertThat(late.text()).contains("we cancel it and refund you", "Garden lamp (article LAMP), 2 pieces");
            assertThat(spaet.text()).contains("Schweigen ist weder Zustimmung", "Garden lamp (Artikel LAMP), 2 Stück");

            assertThat(choose(whole, late, "wait")).contains("We have recorded your choice");
            assertThat(choose(whole, spaet, "cancel")).contains("Ihre Wahl ist notiert");

            assertThat(mail(whole, "ada@example.com", "we have recorded that you wait")
                            .text())
                    .contains("You need do nothing more.");
            assertThat(mail(whole, "bob@example.com", "SO-DE ist storniert").text())
                    .contains("Grund: Sie haben storniert.", "Von dieser Bestellung kommt nichts mehr.");
            assertThat(look(whole, late)).contains("You wait").doesNotContain("What shall we do?");
            assertThat(look(whole, spaet)).contains("Sie ist storniert");
        }
    }

    private static String order(String id, String email, String locale, String country, String region) {
        return "{\"orderId\":\"" + id
                + "\",\"placedAt\":\"2026-11-20T09:30:00Z\",\"channel\":\"web\",\"seller\":\"S-1\","
                + "\"customer\":{\"id\":\"C-" + id + "\",\"name\":\"Ada Meyer\",\"email\":\"" + email
                + "\",\"locale\":\"" + locale + "\"},\"shipTo\":{\"country\":\"" + country + "\",\"region\":\"" + region
                + "\"},\"lines\":[{\"line\":1,\"sku\":\"LAMP\",\"quantity\":2,\"unitPrice\":\"12.75\"}]}";
    }

    private static ReceivedMail mail(DeskForTest whole, String address, String subject) {
        var mailbox = Objects.requireNonNull(whole.desk.mailbox());
        Awaitility.await(subject)
                .atMost(SOON)
                .until(() -> mailbox.received(address).stream()
                        .anyMatch(each -> each.subject().contains(subject)));
        List<ReceivedMail> mails = mailbox.received(address).stream()
                .filter(each -> each.subject().contains(subject))
                .toList();
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    private static URI page(DeskForTest whole, ReceivedMail mail) {
        String link = Jsoup.parse(mail.html()).select("a.button").attr("href");
        return URI.create(
                "http://127.0.0.1:" + whole.desk.pagePort() + URI.create(link).getPath());
    }

    private static String look(DeskForTest whole, ReceivedMail mail) throws IOException, InterruptedException {
        return Jsoup.parse(send(HttpRequest.newBuilder(page(whole, mail)).build()))
                .text();
    }

    private static String choose(DeskForTest whole, ReceivedMail mail, String choice)
            throws IOException, InterruptedException {
        URI page = page(whole, mail);
        String once = Jsoup.parse(send(HttpRequest.newBuilder(page).build()))
                .select("input[name=once]")
                .attr("value");
        return Jsoup.parse(send(HttpRequest.newBuilder(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "choice=" + choice + "&once=" + URLEncoder.encode(once, StandardCharsets.UTF_8)))
                        .build()))
                .text();
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
