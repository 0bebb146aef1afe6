package reins.policies.nn;

import org.bytedeco.javacpp.PointerScope;

/**
 * A block of code behind which the tensors made in it are freed at once, instead of whenever the
 * garbage collector comes by. Opened and closed by one thread, nested scopes inside out.
 */
public final class Scope implements AutoCloseable {
    static {
        // JavaCPP would ask the system for the program's size at every tensor that is made, which
        // took a quarter of the time of a small network's training.
        System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    }

    private final PointerScope tensors = new PointerScope();

    @Override
    public void close() {
        tensors.close();
    }
}
