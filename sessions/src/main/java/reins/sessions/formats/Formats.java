package reins.sessions.formats;

import reins.core.role.ById;
import reins.sessions.format.Format;
import reins.sessions.format.hdf5.Minari;
import reins.sessions.format.hdf5.Robomimic;
import reins.sessions.format.lerobot.LeRobot21;
import reins.sessions.format.lerobot.LeRobot3;
import reins.sessions.format.npz.Imitation;
import reins.sessions.format.table.CsvParquet;
import reins.sessions.format.tub.Donkeycar;

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
