package reins.sim.robot;

import reins.core.fact.ReinsException;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a robot is reached: a name or a number, and a port. Safe on every thread.
 *
 * @param port 1 to 65535
 */
record Address(String host, int port) {
    private static final int LAST_PORT = 65_535;

    /**
     * Of what a person types, for instance {@code donkey.local:8887}.
     *
     * @param of whose it is, in words
     * @param example one that is right
     * @throws ReinsException where it is none
     */
    static Address parse(String of, String text, String example) {
        try {
            URI url = new URI("any://" + text);
            if (url.getHost() != null
                    && url.getPort() > 0
                    && url.getPort() <= LAST_PORT
                    && url.getRawUserInfo() == null
                    && url.getRawPath().isEmpty()
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return new Address(url.getHost(), url.getPort());
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new ReinsException(
                "The address of the %s is '%s'; it must be a name and a port, for instance %s."
                        .formatted(of, text, example));
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
