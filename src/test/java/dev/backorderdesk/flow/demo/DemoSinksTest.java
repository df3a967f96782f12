package dev.backorderdesk.flow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo sinks in a process of their own, read from this one. */
@Timeout(90)
class DemoSinksTest {

    @Test
    void what_another_process_received_can_be_read_from_here(@TempDir Path folder) throws Exception {
        Path ready = folder.resolve("ready");
        Path texts = folder.resolve("texts.jsonl");
        Process sinks = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DemoSinks.class.getName(),
                        "--smtp",
                        "0",
                        "--imap",
                        "0",
                        "--smpp",
                        "0",
                        "--texts",
                        texts.toString(),
                        "--ready",
                        ready.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(ready));
            Map<String, Integer> ports = new HashMap<>();
            for (String pair : Files.readString(ready).split(" ")) {
                ports.put(pair.split("=")[0], Integer.parseInt(pair.split("=")[1]));
            }
            mail(ports.getOrDefault("smtp", 0));
            text(ports.getOrDefault("smpp", 0));

            assertThat(subjectOverImap(ports.getOrDefault("imap", 0))).isEqualTo("Hello");
            assertThat(Files.readAllLines(texts))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("\"to\":\"4915112345678\"")
                            .contains("\"text\":\"Hello\""));
        } finally {
            sinks.destroyForcibly().waitFor();
        }
    }

    private static void mail(int port) throws Exception {
        Properties p = new Properties();
        p.setProperty("mail.smtp.host", "127.0.0.1");
        p.setProperty("mail.smtp.port", String.valueOf(port));
        MimeMessage mail = new MimeMessage(Session.getInstance(p));
        mail.setFrom(new InternetAddress("shop@shop.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.com"));
        mail.setSubject("Hello");
        mail.setText("Hello");
        Transport.send(mail);
    }

    private static String subjectOverImap(int port) throws Exception {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", port, "ada@example.com", "ada@example.com");
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return inbox.getMessage(1).getSubject();
            }
        }
    }

    private static void text(int port) throws Exception {
        SMPPSession session = new SMPPSession();
        session.connectAndBind(
                "127.0.0.1",
                port,
                new BindParameter(
                        BindType.BIND_TX,
                        "desk",
                        "desk",
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null));
        session.submitShortMessage(
                "",
                TypeOfNumber.ALPHANUMERIC,
                NumberingPlanIndicator.UNKNOWN,
                "Shop",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                "4915112345678",
                new ESMClass(),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(0),
                (byte) 0,
                new RawDataCoding((byte) 0),
                (byte) 0,
                "Hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        session.unbindAndClose();
    }
}
