package dev.backorderdesk.flow.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.demo.DemoSmsc;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.NewsTold;
import dev.backorderdesk.notice.NoticeExamples;
import dev.backorderdesk.notice.NoticePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text messages of every kind of news as a phone receives them; they stand in {@code target/notices} to be read. */
@Timeout(120)
class NewsTextsReceivedTest {

    @ParameterizedTest
    @CsvSource({"en-GB,false", "de-DE,false", "en-GB,true", "de-DE,true"})
    void every_kind_of_news_arrives_as_a_text_message(String locale, boolean alone) throws Exception {
        Map<String, NoticePlan> plans =
                alone ? NewsTold.every(locale, Channel.SMS) : NewsTold.every(locale, Channel.EMAIL, Channel.SMS);
        StringBuilder read = new StringBuilder();
        try (DemoSmsc phone = new DemoSmsc(0, 500, null);
                TextBench bench = new TextBench(phone.port())) {
            for (Map.Entry<String, NoticePlan> each : plans.entrySet()) {
                NoticePlan plan = each.getValue();
                int before = phone.texts().size();
                bench.book.planned(plan, NoticeExamples.ada(), NoticeExamples.NINE);
                bench.send(new DeliveryId(plan.noticeId(), Channel.SMS));
                List<DemoSmsc.Text> parts =
                        phone.texts().subList(before, phone.texts().size());
                String text = parts.stream().map(DemoSmsc.Text::text).collect(Collectors.joining());
                assertThat(text)
                        .startsWith("Lamp House: ")
                        .contains(plan.orderId(), "https://o.shop.example/o/")
                        .doesNotContain("?", "null", "..")
                        .doesNotContainPattern("[a-z][.][A-Z]");
                if (!alone) {
                    assertThat(parts).as(text).hasSize(1);
                }
                read.append("==== ")
                        .append(each.getKey())
                        .append(" (")
                        .append(parts.size())
                        .append(parts.size() == 1 ? " message)\n" : " messages)\n")
                        .append(text)
                        .append("\n\n");
            }
        }
        Path file = Path.of("target", "notices", "texts" + (alone ? "-alone." : ".") + locale + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, read.toString());
    }
}
