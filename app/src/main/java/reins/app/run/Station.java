package reins.app.run;

import reins.core.flow.Sink;
import reins.core.role.Arbiter;
import reins.core.role.Teacher;
import reins.core.role.World;
import reins.sessions.SessionWriter;
import reins.sim.render.Filmed;

import java.util.List;

/**
 * One robot's place in a run: the world it is driven in, who teaches it, and where that is
 * recorded. The run that it is given to closes its world and its store.
 *
 * @param told told every event of this robot, after the store; what concerns all robots, such as a
 *     new policy, is told to the run's listeners
 */
public record Station(
        World world, Teacher teacher, Arbiter arbiter, SessionWriter store, Sink told) {
    /**
     * A robot in a world of its own, made or reached as the plan says.
     *
     * @param store closed where there can be no such world
     */
    public static Station of(Plan plan, Teacher teacher, SessionWriter store, List<Sink> told) {
        try {
            return new Station(
                    plan.openWorld(), teacher, plan.makeArbiter(), store, Sink.all(told));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** The same, with the world's cameras taking pictures. */
    public Station filmed() {
        return new Station(Filmed.where(world), teacher, arbiter, store, told);
    }

    /** The same, with somebody more who is told of this robot. */
    Station telling(Sink more) {
        return new Station(world, teacher, arbiter, store, Sink.all(List.of(told, more)));
    }

    /** The robot's name; empty where there is but one. */
    public String robot() {
        return store.header().robot();
    }
}
