package reins.sessions;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Coding;
import reins.core.fact.Ending;
import reins.core.fact.Finding;
import reins.core.fact.Hand;
import reins.core.fact.Traffic;
import reins.core.fact.Vec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Small values as the bytes and columns of a session file, exact both ways. Safe on every thread.
 */
final class Codec {
    private Codec() {}

    static byte[] bytes(Vec vec) {
        byte[] bytes = new byte[vec.size() * Float.BYTES];
        ByteBuffer buffer = littleEndian(bytes);
        for (int i = 0; i < vec.size(); i++) {
            buffer.putFloat(vec.at(i));
        }
        return bytes;
    }

    static Vec vec(byte[] bytes) throws SQLException {
        float[] values = new float[count(bytes)];
        littleEndian(bytes).asFloatBuffer().get(values);
        return Vec.of(values);
    }

    static byte[] bytes(List<Integer> tokens) {
        byte[] bytes = new byte[tokens.size() * Integer.BYTES];
        tokens.forEach(littleEndian(bytes)::putInt);
        return bytes;
    }

    static List<Integer> tokens(byte[] bytes) throws SQLException {
        int count = count(bytes);
        ByteBuffer buffer = littleEndian(bytes);
        List<Integer> tokens = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tokens.add(buffer.getInt());
        }
        return tokens;
    }

    /** The parts of what went over a link, each as its age and how many came. */
    static byte[] bytes(Traffic traffic) {
        byte[] bytes = new byte[traffic.parts().size() * (Float.BYTES + Integer.BYTES)];
        ByteBuffer buffer = littleEndian(bytes);
        for (Traffic.Part part : traffic.parts()) {
            buffer.putFloat(part.ageSeconds()).putInt(part.came());
        }
        return bytes;
    }

    static List<Traffic.Part> parts(byte[] bytes) throws SQLException {
        int count = count(bytes);
        ByteBuffer buffer = littleEndian(bytes);
        List<Traffic.Part> parts = new ArrayList<>(count / 2);
        for (int i = 0; i + 1 < count; i += 2) {
            float age = buffer.getFloat();
            int came = buffer.getInt();
            if (!(age >= 0) || came < 0) {
                throw Faults.damaged("age of " + age + " s, " + came + " that came");
            }
            parts.add(new Traffic.Part(age, came));
        }
        return parts;
    }

    /** Each action as the number of its controls and the controls, or as the token's complement. */
    static byte[] actionBytes(List<Action> actions) {
        int size = 0;
        for (Action action : actions) {
            size +=
                    switch (action) {
                        case Action.Continuous(Vec controls) -> (1 + controls.size()) * Float.BYTES;
                        case Action.Token _ -> Integer.BYTES;
                    };
        }
        byte[] bytes = new byte[size];
        ByteBuffer buffer = littleEndian(bytes);
        for (Action action : actions) {
            switch (action) {
                case Action.Continuous(Vec controls) -> {
                    buffer.putInt(controls.size());
                    buffer.put(bytes(controls));
                }
                case Action.Token(int id) -> buffer.putInt(~id);
            }
        }
        return bytes;
    }

    static List<Action> actions(byte[] bytes) throws SQLException {
        ByteBuffer buffer = littleEndian(bytes);
        List<Action> actions = new ArrayList<>();
        try {
            while (buffer.hasRemaining()) {
                int head = buffer.getInt();
                if (head < 0) {
                    actions.add(new Action.Token(~head));
                } else if (head > buffer.remaining() / Float.BYTES) {
                    throw Faults.damaged(head + " controls");
                } else {
                    byte[] controls = new byte[head * Float.BYTES];
                    buffer.get(controls);
                    actions.add(new Action.Continuous(vec(controls)));
                }
            }
        } catch (BufferUnderflowException e) {
            throw Faults.damaged("a cut off list of actions: " + e);
        }
        return actions;
    }

    static void bind(PreparedStatement statement, int column, Action action) throws SQLException {
        switch (action) {
            case Action.Continuous(Vec controls) -> statement.setBytes(column, bytes(controls));
            case Action.Token(int id) -> statement.setInt(column, id);
        }
    }

    static void bind(PreparedStatement statement, int column, Optional<Action> action)
            throws SQLException {
        if (action.isPresent()) {
            bind(statement, column, action.get());
        } else {
            statement.setNull(column, Types.NULL);
        }
    }

    static Action action(ResultSet row, String column) throws SQLException {
        Object value = row.getObject(column);
        return switch (value) {
            case byte[] controls -> new Action.Continuous(vec(controls));
            case Integer id when id >= 0 -> new Action.Token(id);
            case null, default -> throw Faults.damaged(column + " " + value);
        };
    }

    /** A number of a row; NaN where there is none, for that is how SQLite keeps it. */
    static double real(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    static Ending ending(int number) throws SQLException {
        return switch (number) {
            case 0 -> Ending.NONE;
            case 1 -> Ending.SUCCESS;
            case 2 -> Ending.FAILURE;
            case 3 -> Ending.CUT;
            default -> throw Faults.damaged("ending " + number);
        };
    }

    static int number(Ending ending) {
        return switch (ending) {
            case NONE -> 0;
            case SUCCESS -> 1;
            case FAILURE -> 2;
            case CUT -> 3;
        };
    }

    static Hand hand(int number) throws SQLException {
        return switch (number) {
            case 0 -> Hand.NOBODY;
            case 1 -> Hand.PERSON;
            case 2 -> Hand.PROGRAM;
            default -> throw Faults.damaged("hand " + number);
        };
    }

    static int number(Hand hand) {
        return switch (hand) {
            case NOBODY -> 0;
            case PERSON -> 1;
            case PROGRAM -> 2;
        };
    }

    static Coding coding(int number) throws SQLException {
        return switch (number) {
            case 0 -> Coding.RGB;
            case 1 -> Coding.JPEG;
            default -> throw Faults.damaged("coding " + number);
        };
    }

    static int number(Coding coding) {
        return switch (coding) {
            case RGB -> 0;
            case JPEG -> 1;
        };
    }

    static Artifact.Form form(int number) throws SQLException {
        return switch (number) {
            case 0 -> Artifact.Form.ONNX;
            case 1 -> Artifact.Form.PLAN;
            default -> throw Faults.damaged("form " + number);
        };
    }

    static int number(Artifact.Form form) {
        return switch (form) {
            case ONNX -> 0;
            case PLAN -> 1;
        };
    }

    static Finding.Weight weight(int number) throws SQLException {
        return switch (number) {
            case 0 -> Finding.Weight.NOTE;
            case 1 -> Finding.Weight.WARNING;
            case 2 -> Finding.Weight.ALARM;
            default -> throw Faults.damaged("weight " + number);
        };
    }

    static int number(Finding.Weight weight) {
        return switch (weight) {
            case NOTE -> 0;
            case WARNING -> 1;
            case ALARM -> 2;
        };
    }

    private static int count(byte[] bytes) throws SQLException {
        if (bytes.length % Float.BYTES != 0) {
            throw Faults.damaged(bytes.length + " bytes of numbers");
        }
        return bytes.length / Float.BYTES;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
