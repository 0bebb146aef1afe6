package reins.sessions.format;

import reins.core.role.ById;

import java.util.List;

/** Every format. Safe on every thread. */
public final class Formats {
    public static final List<Format> ALL =
            List.of(
                    new LeRobot3(),
                    new LeRobot21(),
                    new Robomimic(),
                    new Minari(),
                    new Imitation(),
                    new Donkeycar(),
                    new CsvParquet());

    private Formats() {}

    /**
     * @throws reins.core.fact.ReinsException where there is none of that id
     */
    public static Format find(String id) {
        return ById.find("format", ALL, Format::id, id);
    }
}
