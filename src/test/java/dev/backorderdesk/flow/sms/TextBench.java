package dev.backorderdesk.flow.sms;

import static dev.backorderdesk.notice.NoticeExamples.NINE;

import dev.backorderdesk.app.service.DelayNoticeLaw;
import dev.backorderdesk.flow.notices.JobMessages;
import dev.backorderdesk.flow.notices.NoticeJobs;
import dev.backorderdesk.flow.notices.ProviderBreaker;
import dev.backorderdesk.flow.notices.SendingTimes;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.DecisionNotice;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.LinkKey;
import dev.backorderdesk.notice.LinkTokens;
import dev.backorderdesk.notice.MemoryDeliveries;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.notice.render.LiveTemplates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The text message side put together for a test: real route file, real beans, a book in memory, a clock that is set. */
final class TextBench implements AutoCloseable {

    private static final Shop SHOP = new Shop("Lamp House", "https://o.shop.example", null);
    private static final OrderLinks LINKS =
            new OrderLinks(SHOP, new LinkTokens(List.of(new LinkKey(1, new byte[32]))), Duration.ofDays(180));
    private static final LiveTemplates TEMPLATES =
            new LiveTemplates(Path.of("config/templates"), SHOP, new DelayNoticeLaw());

    final MemoryDeliveries book = new MemoryDeliveries();
    final Smsc smsc;
    final DefaultCamelContext camel = new DefaultCamelContext();
    volatile Instant now = NINE;

    TextBench(int port) throws Exception {
        ProviderBreaker breaker = new ProviderBreaker("the message centre", Duration.ofMillis(200));
        smsc = new Smsc(
                new SmscSettings("127.0.0.1", port, "desk", "desk", "Lamp House", Duration.ofSeconds(2)),
                breaker,
                () -> now);
        NoticeJobs jobs =
                new NoticeJobs(Channel.SMS, book, breaker, () -> now, SendingTimes.DEFAULT, (queue, text, sentence) -> {
                    throw new AssertionError(sentence);
                });
        SmsNotices notices = new SmsNotices(
                jobs,
                TEMPLATES,
                LINKS,
                (country, region) -> List.of(ZoneId.of("America/Los_Angeles")),
                QuietHours.BY_DAY,
                () -> now);
        camel.getRegistry().bind("smsNotices", notices);
        camel.getRegistry().bind("smsc", smsc);
        String route = Files.readString(Path.of("routes/notices-sms.camel.yaml"), StandardCharsets.UTF_8)
                .replaceFirst("uri: batch:notices.sms\n      parameters:\n( {8}.*\n)+", "uri: direct:jobs\n");
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("notices-sms.camel.yaml", route));
        camel.start();
    }

    DeliveryId planned(NoticePlan plan, Contact contact) {
        book.planned(plan, contact, NINE);
        return new DeliveryId(DecisionNotice.noticeId(plan.orderId(), NINE), Channel.SMS);
    }

    void send(DeliveryId... ids) throws Exception {
        List<String> jobs = new ArrayList<>();
        for (DeliveryId id : ids) {
            jobs.add("{\"noticeIds\":[\"" + id.noticeId() + "\"],\"channel\":\"SMS\"}");
        }
        try (var producer = camel.createProducerTemplate()) {
            producer.sendBody("direct:jobs", JobMessages.of("notices.sms", jobs));
        }
    }

    @Override
    public void close() {
        camel.stop();
        smsc.close();
    }
}
