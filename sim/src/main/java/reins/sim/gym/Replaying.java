package reins.sim.gym;

import reins.core.fact.Action;

import java.util.List;

/** Drives an episode again by messages that hold many ticks. Safe on every thread. */
final class Replaying {
    /** A pipe takes so much at once, so that nobody waits for the other to read. */
    private static final int MOST_LETTERS = 48 << 10;

    private Replaying() {}

    /**
     * What is seen after the last action.
     *
     * @param actions at least one
     * @param camera whether the rendered picture comes with it
     */
    static Answer all(Bridge bridge, long seed, List<Action> actions, boolean camera) {
        String from = Long.toString(Asking.masked(seed));
        int next = 0;
        while (true) {
            StringBuilder message = new StringBuilder("\"op\":\"replay\",\"seed\":").append(from);
            message.append(",\"actions\":[");
            int first = next;
            while (next < actions.size() && (next == first || message.length() < MOST_LETTERS)) {
                if (next > first) {
                    message.append(',');
                }
                Asking.append(message, actions.get(next++));
            }
            boolean last = next == actions.size();
            message.append("],\"camera\":").append(camera && last);
            Answer answer = bridge.askPatiently(message);
            if (last) {
                return answer;
            }
            from = "null";
        }
    }
}
