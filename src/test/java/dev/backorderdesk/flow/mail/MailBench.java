package dev.backorderdesk.flow.mail;

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
import dev.backorderdesk.notice.NoticeExamples;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.notice.render.LiveTemplates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The mail side put together for a test: real route file, real beans, a book in memory, a clock that is set. */
final class MailBench implements AutoCloseable {

    static final Shop SHOP = new Shop("Lamp House", "https://o.shop.example", null);
    static final OrderLinks LINKS =
            new OrderLinks(SHOP, new LinkTokens(List.of(new LinkKey(1, new byte[32]))), Duration.ofDays(180));
    private static final LiveTemplates TEMPLATES =
            new LiveTemplates(Path.of("config/templates"), SHOP, new DelayNoticeLaw());

    final MemoryDeliveries book = new MemoryDeliveries();
    final List<String> unreadable = new ArrayList<>();
    final MailSettings settings;
    final PooledMail sender;
    final MailWriter writer;
    final DefaultCamelContext camel = new DefaultCamelContext();
    volatile Instant now = NINE;
    private volatile String buggyNotice = "";
    private volatile RuntimeException bug = new IllegalStateException();

    MailBench(int smtpPort) throws Exception {
        this(smtpPort, Duration.ofMillis(300), Duration.ofSeconds(30));
    }

    MailBench(int smtpPort, Duration readTimeout, Duration openFor) throws Exception {
        settings = new MailSettings(
                "127.0.0.1",
                smtpPort,
                false,
                1,
                null,
                null,
                "orders@shop.example",
                "bounce@shop.example",
                "archive@shop.example",
                Duration.ofSeconds(2),
                readTimeout);
        ProviderBreaker breaker = new ProviderBreaker("the mail server", openFor);
        sender = new PooledMail(settings, breaker, () -> now);
        writer = new MailWriter(settings, SHOP, TEMPLATES, LINKS);
        NoticeJobs jobs = new NoticeJobs(
                Channel.EMAIL,
                book,
                breaker,
                () -> now,
                SendingTimes.DEFAULT,
                (queue, text, sentence) -> unreadable.add(queue + ": " + sentence));
        camel.getRegistry().bind("emailNotices", new EmailNotices(jobs, writer, () -> now));
        camel.getRegistry().bind("pooledMail", sender);
        // Between the route and the sender, where a test can put a bug.
        camel.getCamelContextExtension().addInterceptStrategy((context, node, target, next) -> exchange -> {
            if (exchange.getMessage().getBody() instanceof OutgoingMail mail
                    && node.getId().equals("notices-email-send")
                    && String.valueOf(mail.getHeader("X-Notice-Id", "")).equals(buggyNotice)) {
                throw bug;
            }
            target.process(exchange);
        });
        String route = Files.readString(Path.of("routes/notices-email.camel.yaml"), StandardCharsets.UTF_8)
                .replaceFirst("uri: batch:notices.email\n      parameters:\n( {8}.*\n)+", "uri: direct:jobs\n");
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("notices-email.camel.yaml", route));
        camel.start();
    }

    /** The mail of this delivery meets a bug just before it is sent. */
    void failWith(DeliveryId id, RuntimeException what) {
        buggyNotice = id.noticeId();
        bug = what;
    }

    DeliveryId planned(String orderId) {
        return planned(orderId, NoticeExamples.ada());
    }

    DeliveryId planned(String orderId, Contact contact) {
        book.planned(NoticeExamples.plan(orderId, Channel.EMAIL), contact, NINE);
        return new DeliveryId(DecisionNotice.noticeId(orderId, NINE), Channel.EMAIL);
    }

    void send(DeliveryId... ids) throws Exception {
        List<String> jobs = new ArrayList<>();
        for (DeliveryId id : ids) {
            jobs.add("{\"noticeIds\":[\"" + id.noticeId() + "\"],\"channel\":\"EMAIL\"}");
        }
        sendJobs(jobs);
    }

    void sendJobs(List<String> jobs) throws Exception {
        try (var producer = camel.createProducerTemplate()) {
            producer.sendBody("direct:jobs", JobMessages.of("notices.email", jobs));
        }
    }

    @Override
    public void close() {
        camel.stop();
        sender.close();
    }
}
