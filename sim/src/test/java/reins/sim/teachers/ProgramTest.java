package reins.sim.teachers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import reins.core.fact.ReinsException;
import reins.core.role.ExpertType;

import java.util.Optional;

final class ProgramTest {
    private static ExpertType find(String id) {
        return Experts.ALL.stream()
                .filter(expert -> expert.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ReinsException("There is no " + id + "."));
    }

    @Test
    void theNameInAHeaderIsReadBackForEveryRule() {
        for (var rule : Rules.ALL) {
            Program program = new Program(Experts.ALL.getFirst(), 0.35, rule.byDefault());
            assertEquals(Optional.of(program), Program.named(program.name(), ProgramTest::find));
        }
    }

    @Test
    void whatIsNoProgramsNameIsNobody() {
        assertEquals(Optional.empty(), Program.named("person", ProgramTest::find));
        assertEquals(
                Optional.empty(),
                Program.named(
                        "scripted skill 0.80, rule state Config[margin=1]", ProgramTest::find));
    }

    @Test
    void aProgramThatIsNotHereIsRefusedByName() {
        String name = new Program(Experts.ALL.getFirst(), 1).name().replace("scripted", "other");
        assertEquals(
                "There is no other.",
                assertThrows(ReinsException.class, () -> Program.named(name, ProgramTest::find))
                        .sentence());
    }
}
