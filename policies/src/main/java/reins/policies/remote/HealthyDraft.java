package reins.policies.remote;

import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.HandshakeState;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeBuilder;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * WebSocket by RFC 6455, which also answers {@code GET /healthz} and refuses the pages of a
 * browser: any page could ask a server on this machine. One for each connection, used by its
 * thread.
 */
final class HealthyDraft extends Draft_6455 {
    static final String HEALTH = "/healthz";

    private static final byte[] OK =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: close\r\n\r\nOK\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final int mostBytes;
    private boolean asksForHealth;

    /**
     * @param mostBytes the size of the largest message that is taken
     */
    HealthyDraft(int mostBytes) {
        super(List.of(), List.<IProtocol>of(new Protocol("")), mostBytes);
        this.mostBytes = mostBytes;
    }

    static boolean isHealth(ClientHandshake asked) {
        return asked.getResourceDescriptor().equals(HEALTH)
                && !asked.getFieldValue("Upgrade").equalsIgnoreCase("websocket");
    }

    @Override
    public HandshakeState acceptHandshakeAsServer(ClientHandshake asked)
            throws InvalidHandshakeException {
        asksForHealth = isHealth(asked);
        if (asksForHealth) {
            return HandshakeState.MATCHED;
        }
        return asked.hasFieldValue("Origin")
                ? HandshakeState.NOT_MATCHED
                : super.acceptHandshakeAsServer(asked);
    }

    @Override
    public HandshakeBuilder postProcessHandshakeResponseAsServer(
            ClientHandshake asked, ServerHandshakeBuilder answer) throws InvalidHandshakeException {
        return asksForHealth ? answer : super.postProcessHandshakeResponseAsServer(asked, answer);
    }

    @Override
    public List<ByteBuffer> createHandshake(Handshakedata answer) {
        return asksForHealth ? List.of(ByteBuffer.wrap(OK)) : super.createHandshake(answer);
    }

    @Override
    public Draft copyInstance() {
        return new HealthyDraft(mostBytes);
    }
}
