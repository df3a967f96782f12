package dev.backorderdesk.console;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.MisdirectedRequestResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what at the console, which has no log-in: everybody who reaches it may read, and only a program on this
 * machine may change something. A web page that a person here has open is no such program: it can't set our header, for
 * we answer no preflight, and it can't pretend that its own name is ours, for the name is looked at.
 */
final class Gate {

    /** The header that a program sets with whatever value. */
    static final String HEADER = "Desk-Command";

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]+]");

    private final String ownName;

    Gate(String host) {
        this.ownName = host.toLowerCase(Locale.ROOT);
    }

    /** Names are refused that a stranger could have pointed at our address; addresses and our own names pass. */
    void checkName(Context ctx) {
        String name = nameIn(ctx.req().getHeader("Host"));
        if (name == null
                || !(name.equals("localhost")
                        || name.equals(ownName)
                        || IPV4.matcher(name).matches()
                        || IPV6.matcher(name).matches())) {
            throw new MisdirectedRequestResponse(
                    "The console is asked by its address, by localhost or by the name it listens on.");
        }
    }

    /** A program on this machine. */
    void checkCommand(Context ctx) {
        if (!fromHere(ctx.req().getRemoteAddr())
                || ctx.req().getHeader("Forwarded") != null
                || ctx.req().getHeader("X-Forwarded-For") != null) {
            throw new ForbiddenResponse("Commands are taken only from this machine, and not through a proxy.");
        }
        if (ctx.req().getHeader(HEADER) == null) {
            throw new ForbiddenResponse("Commands need the header " + HEADER + ", so that no web page can give one.");
        }
    }

    private static @Nullable String nameIn(@Nullable String host) {
        return host == null ? null : host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
    }

    private static boolean fromHere(String address) {
        try {
            // An address in figures is not looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
