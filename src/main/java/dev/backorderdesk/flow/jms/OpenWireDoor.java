package dev.backorderdesk.flow.jms;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import javax.net.ServerSocketFactory;
import org.apache.activemq.broker.TransportConnector;
import org.apache.activemq.transport.Transport;
import org.apache.activemq.transport.tcp.TcpTransport;
import org.apache.activemq.transport.tcp.TcpTransportFactory;
import org.apache.activemq.transport.tcp.TcpTransportServer;
import org.apache.activemq.util.IOExceptionSupport;
import org.apache.activemq.wireformat.WireFormat;

/**
 * OpenWire over TCP, where only what comes in has a limit. The wire format's own would hold for what goes out as well, and the
 * client is told to keep it too: a decision gives its reasons for every line, so it may be many times as large as its order.
 */
final class OpenWireDoor extends TcpTransportFactory {
    private final long most;

    private OpenWireDoor(long most) {
        this.most = most;
    }

    /**
     * Listens; clients are served once it is part of a broker.
     *
     * @param most bytes of a frame that comes in; who sends more loses his connection
     */
    static TransportConnector at(URI address, long most) throws IOException {
        return new TransportConnector(new OpenWireDoor(most).doBind(address));
    }

    @Override
    protected TcpTransportServer createTcpTransportServer(URI address, ServerSocketFactory sockets)
            throws IOException, URISyntaxException {
        return new TcpTransportServer(this, address, sockets) {
            @Override
            protected Transport createTransport(Socket socket, WireFormat format) throws IOException {
                return new Limited(format, socket, most);
            }
        };
    }

    private static final class Limited extends TcpTransport {
        private final long most;

        Limited(WireFormat format, Socket socket, long most) throws IOException {
            super(format, socket);
            this.most = most;
        }

        @Override
        protected Object readCommand() throws IOException {
            int size = dataIn.readInt();
            if (size > most) {
                throw IOExceptionSupport.createFrameSizeException(size, most);
            }
            byte[] prefix = ByteBuffer.allocate(Integer.BYTES).putInt(size).array();
            return getWireFormat()
                    .unmarshal(new DataInputStream(new SequenceInputStream(new ByteArrayInputStream(prefix), dataIn)));
        }
    }
}
