package reins.app.screens.drive;

import reins.core.fact.Evaluation;
import reins.core.fact.Remark;
import reins.core.fact.Solo;

import java.util.List;
import java.util.Map;

/**
 * What a session knows of how good its policies are. Safe on every thread.
 *
 * @param solos what its episodes tell, in order
 * @param evaluations the newest of each version that has one
 * @param remarks what a person says of versions
 */
public record Results(
        List<Solo> solos, Map<Integer, Evaluation> evaluations, Map<Integer, Remark> remarks) {
    public static final Results NONE = new Results(List.of(), Map.of(), Map.of());

    public Results {
        solos = List.copyOf(solos);
        evaluations = Map.copyOf(evaluations);
        remarks = Map.copyOf(remarks);
    }
}
