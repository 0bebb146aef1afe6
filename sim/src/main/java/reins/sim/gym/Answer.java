package reins.sim.gym;

import reins.sim.json.Json;

import java.util.List;

/**
 * What a bridge answered: JSON, and the bytes behind it. Safe on every thread, for nobody writes
 * into the bytes.
 */
record Answer(Json told, List<byte[]> blobs) {
    Answer {
        blobs = List.copyOf(blobs);
    }

    String op() {
        return told.at("op").text();
    }

    boolean flag(String name) {
        return told.maybe(name).filter(Json::isFlag).map(Json::flag).orElse(false);
    }
}
