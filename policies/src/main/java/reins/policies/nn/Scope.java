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

    /**
     * For what hands out parts of other native objects: only a scope keeps those until its end, and
     * without one the garbage collector may free them while a part is still read.
     *
     * @throws IllegalStateException where none is open on the calling thread
     */
    static void require() {
        if (PointerScope.getInnerScope() == null) {
            throw new IllegalStateException("Tensors are computed in an open Scope only.");
        }
    }

    @Override
    public void close() {
        tensors.close();
    }
}
