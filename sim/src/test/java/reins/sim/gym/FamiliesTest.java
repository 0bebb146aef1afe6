package reins.sim.gym;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/** Packages that bring environments of their own. */
final class FamiliesTest {
    @Test
    void anEnvironmentTellsByItsIdWhichModuleRegistersIt() {
        assertEquals(Optional.of("minigrid"), Families.module("MiniGrid-Empty-5x5-v0"));
        assertEquals(Optional.of("shimmy"), Families.module("dm_control/cartpole-swingup-v0"));
        assertEquals(Optional.empty(), Families.module("minigrid:MiniGrid-Empty-5x5-v0"));
        assertEquals(Optional.empty(), Families.module("HalfCheetah-v5"));
    }

    @Test
    void whatAPythonLacksIsSaidWithWhatToType() {
        assertEquals(
                Optional.of(
                        "This Python has no module 'minigrid': py; type: py -m pip install"
                                + " minigrid"),
                Pythons.lacking("py", "No module named 'minigrid'"));
        assertEquals(
                Optional.of(
                        "This Python has no Gymnasium: py; type: py -m pip install"
                                + " \"gymnasium[box2d]\""),
                Pythons.lacking("py", "No module named 'gymnasium'"));
        assertEquals(Optional.empty(), Pythons.lacking("py", "No module named 'my_arm'"));
        assertEquals(Optional.empty(), Pythons.lacking("py", "the arm is out of reach"));
    }
}
