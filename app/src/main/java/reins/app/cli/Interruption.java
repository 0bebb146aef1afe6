package reins.app.cli;

import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes that the program is asked to end from outside, by Ctrl-C for instance, and lets the command
 * come to its end by itself: a shutdown hook would run beside those of the native libraries, which
 * may not be used any more by then. Asked a second time the program ends at once. Safe on every
 * thread.
 */
public final class Interruption implements AutoCloseable {
    /** Exit code of a program ended by Ctrl-C. */
    public static final int CODE = 130;

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    /** Who handled each signal before. */
    private final Map<Object, Object> before = new ConcurrentHashMap<>();

    private volatile boolean asked;

    /** Watches until closed. */
    public Interruption() {
        for (String signal : SIGNALS) {
            watch(signal);
        }
    }

    public boolean isAsked() {
        return asked;
    }

    /** By reflection: the JDK has no other door, and its compiler no way to allow this one. */
    private void watch(String name) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object noting =
                    MethodHandleProxies.asInterfaceInstance(
                            handler,
                            MethodHandles.lookup()
                                    .bind(
                                            this,
                                            "note",
                                            MethodType.methodType(void.class, Object.class)));
            Object signal = type.getConstructor(String.class).newInstance(name);
            Method handle = type.getMethod("handle", type, handler);
            Object former = handle.invoke(null, signal, noting);
            if (former.equals(handler.getField("SIG_IGN").get(null))) {
                handle.invoke(null, signal, former); // as nohup wants it
            } else {
                before.put(signal, former);
            }
        } catch (ReflectiveOperationException | LinkageError _) {
            // A system without this signal: nothing to watch there.
        }
    }

    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by the signal
    private void note(Object signal) {
        asked = true;
        close();
    }

    /** Gives the signals back to their former handlers. */
    @Override
    public void close() {
        before.forEach((signal, former) -> {
            try {
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                signal.getClass()
                        .getMethod("handle", signal.getClass(), handler)
                        .invoke(null, signal, former);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a signal that was watched before", e);
            }
        });
        before.clear();
    }
}
