package reins.sim.gym;

import reins.core.role.Setting;

/**
 * What a session must know to find its environment again. Safe on every thread.
 *
 * @param file the text of a {@link WorldFile}
 * @param python the Python that runs it; empty where the file, REINS_PYTHON or a search decides
 * @param fine whether pictures have shadows and smooth edges, where that can be chosen
 */
public record GymSettings(
        @Setting(value = "the world as its file says it (JSON)", is = "", carried = true)
                String file,
        @Setting(value = "the Python that runs it; empty: looked for", is = "") String python,
        @Setting(value = "pictures with shadows and smooth edges, slower", is = "false")
                boolean fine) {}
