package reins.sim.robot;

import reins.core.fact.ReinsException;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that a person types. Safe on every thread. */
final class Address {
    private Address() {}

    /**
     * Refuses what is no name and port.
     *
     * @param of whose it is, in words
     * @param example one that is right
     * @throws ReinsException where it is none
     */
    static void check(String of, String address, String example) {
        try {
            URI url = new URI("ws://" + address);
            if (url.getHost() != null && url.getPort() > 0 && url.getRawPath().isEmpty()) {
                return;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new ReinsException(
                "The address of the %s is '%s'; it must be a name and a port, for instance %s."
                        .formatted(of, address, example));
    }
}
