package reins.sessions.format.parquet;

import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.protocol.TList;
import shaded.parquet.org.apache.thrift.protocol.TMap;
import shaded.parquet.org.apache.thrift.protocol.TProtocolException;
import shaded.parquet.org.apache.thrift.protocol.TSet;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;
import shaded.parquet.org.apache.thrift.transport.TTransportException;

import java.io.ByteArrayInputStream;

/**
 * Reads Parquet's own structures from bytes that may lie: no room is made for more than the bytes
 * can hold. Used by one thread at a time.
 */
final class Bounded extends TCompactProtocol {
    private static final int MOST_DEPTH = 32;

    private final ByteArrayInputStream in;

    private Bounded(ByteArrayInputStream in, int bytes) throws TTransportException {
        super(
                new TIOStreamTransport(
                        new TConfiguration(
                                Math.max(1, bytes),
                                TConfiguration.DEFAULT_MAX_FRAME_SIZE,
                                MOST_DEPTH),
                        in));
        this.in = in;
    }

    static Bounded over(byte[] bytes, int offset, int length) throws TTransportException {
        return new Bounded(new ByteArrayInputStream(bytes, offset, length), length);
    }

    /** Bytes not read. */
    int rest() {
        return in.available();
    }

    @Override
    public TList readListBegin() throws TException {
        TList list = super.readListBegin();
        requireRoom(list.size);
        return list;
    }

    @Override
    public TSet readSetBegin() throws TException {
        TSet set = super.readSetBegin();
        requireRoom(set.size);
        return set;
    }

    @Override
    public TMap readMapBegin() throws TException {
        TMap map = super.readMapBegin();
        requireRoom(map.size);
        return map;
    }

    private void requireRoom(int elements) throws TProtocolException {
        if (elements < 0 || elements > in.available()) {
            throw new TProtocolException(
                    TProtocolException.SIZE_LIMIT, "a list of %d things".formatted(elements));
        }
    }
}
