package dev.backorderdesk.app.service;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.flow.intake.Intake;
import dev.backorderdesk.flow.jms.BatchComponent;
import dev.backorderdesk.flow.jms.Brokers;
import dev.backorderdesk.flow.jms.Oversize;
import dev.backorderdesk.notice.Channel;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;

/** The routes of the routes folder, and the beans that they call. */
final class Routes implements AutoCloseable {
    private static final int MAIL_WORKERS_AHEAD = 2;

    private final Main main = new Main();

    private Routes(
            Configuration configuration, Brokers brokers, Oversize oversize, Intake intake, Notifiers notifiers) {
        Path folder = configuration.folders().routes();
        if (!hasRoutes(folder)) {
            throw new IllegalStateException(
                    "Setting folders.routes is \"" + folder + "\", expected a folder with routes, *.camel.yaml.");
        }
        main.configure()
                .withRoutesIncludePattern("file:" + folder + "/*.camel.yaml")
                .withShutdownTimeout(20)
                .withAutoConfigurationEnabled(false);
        main.addInitialProperty(
                "intake.batch", String.valueOf(configuration.intake().batch()));
        main.addInitialProperty(
                "intake.consumers", String.valueOf(configuration.intake().consumers()));
        // While one group of mails is on the wire, the next ones are claimed and written.
        main.addInitialProperty(
                "mail.workers", String.valueOf(configuration.mail().connections() + MAIL_WORKERS_AHEAD));
        String bounces = notifiers.bounces();
        main.addInitialProperty("bounces.on", String.valueOf(bounces != null));
        main.addInitialProperty("bounces.from", bounces == null ? "direct:bounces" : bounces);
        main.setPropertyPlaceholderLocations("");
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(brokers.producers());
        main.bind("jms", jms);
        main.bind("batch", new BatchComponent(brokers.consumers(), oversize));
        main.bind("intake", intake);
        main.bind("emailNotices", notifiers.email);
        main.bind("smsNotices", notifiers.sms);
        main.bind("bouncedMail", notifiers.bounced);
        main.bind("pooledMail", notifiers.pooledMail);
        main.bind("smsc", notifiers.smsc);
    }

    private static boolean hasRoutes(Path folder) {
        try (DirectoryStream<Path> routes = Files.newDirectoryStream(folder, "*.camel.yaml")) {
            return routes.iterator().hasNext();
        } catch (IOException none) {
            return false;
        }
    }

    /** @param opened gets them before they start: half of them may run when one fails */
    static Routes start(
            Configuration configuration,
            Brokers brokers,
            Oversize oversize,
            Intake intake,
            Notifiers notifiers,
            Opened opened) {
        Routes routes = opened.add(new Routes(configuration, brokers, oversize, intake, notifiers));
        routes.main.start();
        return routes;
    }

    /** Somebody works on the jobs of a channel. */
    boolean send(Channel channel) {
        var status = context()
                .getRouteController()
                .getRouteStatus(channel == Channel.EMAIL ? "notices-email" : "notices-sms");
        return status != null && status.isStarted();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}
