package reins.policies.remote;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.role.Setting;
import reins.core.role.Settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a policy lives that drives from another machine, and what there is called what here. Safe
 * on every thread.
 */
public record RemoteSettings(
        @Setting(
                        value =
                                "The policy server's address: HOST:PORT, or a whole ws:// or"
                                        + " wss://",
                        is = "")
                String server,
        @Setting(value = "What the policy is told to do", is = "") String prompt,
        @Setting(value = "Whose names the server's policy knows things by", is = "PLAIN") Keys keys,
        @Setting(
                        value =
                                "Which channels go under which name, as in 'state=x,y;"
                                    + " gripper=grip'; empty: all, as is usual with these names",
                        is = "")
                String stateNames,
        @Setting(
                        value =
                                "Which camera goes under which name, as in 'image=front;"
                                    + " images>wrist=hand CHW'; 'none': no picture; empty: all, as"
                                    + " is usual with these names",
                        is = "")
                String pictureNames,
        @Setting(
                        value =
                                "The side of the pictures in pixels, with black where they are no"
                                        + " squares; 0: as is usual with these names",
                        is = "0",
                        low = 0,
                        high = 2048)
                int pictureSide,
        @Setting(
                        value =
                                "Which number of the answer, from 0, is which control, and what its"
                                    + " bounds are there, as in 'gas=0 -1 1; wheel=2'; empty: in"
                                    + " order, as they are",
                        is = "")
                String answerNumbers,
        @Setting(
                        value = "How long an answer may take, in seconds, before it is given up",
                        is = "5",
                        low = 0.05,
                        high = 600)
                double answerSeconds) {
    /**
     * How an address is written where a policy file could be named; one that lives there says it in
     * place of its learner.
     */
    public static final String PREFIX = "openpi:";

    private static final String LEARNER = "learner";
    private static final String SETTINGS = "settings";

    public static RemoteSettings defaults() {
        return Settings.defaults(RemoteSettings.class);
    }

    /** The same, of another server. */
    public RemoteSettings withServer(String changed) {
        return Settings.with(this, Map.of("server", changed));
    }

    /** A policy that lives there, as it is stored and listed; nothing secret is in it. */
    public Artifact artifact() {
        String json = new Gson().toJson(Settings.values(this));
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put(LEARNER, PREFIX + server);
        provenance.put(SETTINGS, json);
        provenance.put("version", Release.VERSION);
        return new Artifact(
                Artifact.Form.PLAN,
                Blob.of(json.getBytes(StandardCharsets.UTF_8)),
                Blob.EMPTY,
                provenance);
    }

    /** Whether a policy that says this of itself lives on a policy server. */
    public static boolean isRemote(Map<String, String> provenance) {
        return provenance.getOrDefault(LEARNER, "").startsWith(PREFIX);
    }

    /**
     * What {@link #artifact} stored.
     *
     * @throws ReinsException where it is something else
     */
    static RemoteSettings of(Artifact artifact) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            JsonObject json =
                    JsonParser.parseString(
                                    new String(artifact.body().toArray(), StandardCharsets.UTF_8))
                            .getAsJsonObject();
            for (Map.Entry<String, JsonElement> value : json.entrySet()) {
                values.put(value.getKey(), value.getValue().getAsString());
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new ReinsException(
                    "This policy cannot drive here: it is a plan, and none of a policy server.", e);
        }
        return Settings.with(defaults(), values);
    }

    /**
     * The server's address.
     *
     * @throws ReinsException where it is none
     */
    URI address() {
        String whole = server.contains("://") ? server : "ws://" + server;
        try {
            URI address = new URI(whole);
            boolean known = "ws".equals(address.getScheme()) || "wss".equals(address.getScheme());
            if (known && address.getHost() != null && address.getUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new ReinsException(
                "'%s' is no address of a policy server; write HOST:PORT.".formatted(server));
    }
}
