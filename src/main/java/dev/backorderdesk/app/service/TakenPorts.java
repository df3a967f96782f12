package dev.backorderdesk.app.service;

import dev.backorderdesk.app.config.Configuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks whether the ports that the desk will listen on are free, before anything is started or touched: the parts
 * themselves would tell a port, but not whose setting it is, and only one of several.
 */
final class TakenPorts {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int BACKLOG = 1;

    private TakenPorts() {}

    private record Address(String host, int port) {}

    /** @throws IllegalStateException naming every setting whose port can't be had */
    static void none(Configuration configuration) {
        List<String> taken = new ArrayList<>();
        List<ServerSocket> held = new ArrayList<>();
        try {
            ports(configuration).forEach((setting, address) -> tryOut(setting, address, held, taken));
        } finally {
            held.forEach(TakenPorts::release);
        }
        if (!taken.isEmpty()) {
            throw new IllegalStateException(String.join("\n", taken));
        }
    }

    /** Those of the parts in this process, by setting; 0 is always free. */
    private static Map<String, Address> ports(Configuration c) {
        Map<String, Address> ports = new LinkedHashMap<>();
        ports.put(
                "http.console.port",
                new Address(c.http().consoleHost(), c.http().consolePort()));
        ports.put("http.page.port", new Address(c.http().pageHost(), c.http().pagePort()));
        if (c.broker().embedded()) {
            ports.put("broker.openwire.port", new Address(LOOPBACK, c.broker().openwirePort()));
            ports.put("broker.amqp.port", new Address(LOOPBACK, c.broker().amqpPort()));
            ports.put("broker.stomp.port", new Address(LOOPBACK, c.broker().stompPort()));
        }
        if (c.mail().embedded()) {
            ports.put("mail.port", new Address(LOOPBACK, c.mail().port()));
            ports.put("mail.imap.port", new Address(LOOPBACK, c.mail().imapPort()));
        }
        if (c.sms().embedded()) {
            ports.put("sms.port", new Address(LOOPBACK, c.sms().port()));
        }
        return ports;
    }

    /** Held until all were tried, so that two settings with the same port are found as well. */
    private static void tryOut(String setting, Address address, List<ServerSocket> held, List<String> taken) {
        try {
            held.add(new ServerSocket(address.port(), BACKLOG, InetAddress.getByName(address.host())));
        } catch (IOException e) {
            taken.add("Setting " + setting + " is \"" + address.port() + "\", and nothing can listen there on "
                    + address.host() + " (" + e.getMessage()
                    + "), expected a port that is free, or 0 for any. Maybe another desk runs already?");
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A port that was tried out could not be freed: " + e.getMessage(), e);
        }
    }
}
