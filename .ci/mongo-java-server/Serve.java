import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

/** Serves mongo-java-server's memory backend on 127.0.0.1 until the process is ended: java Serve.java PORT. */
public class Serve {
    /**
     * The server says "MongoDB 5.0, wire version 8", which today's drivers refuse: they want 9 or more.
     * It answers OP_MSG as those versions do, so the number is all that is changed; what it does not
     * know it still refuses by itself.
     */
    private static final MongoVersion ACCEPTED_BY_DRIVERS = new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 9;
        }
    };

    public static void main(String[] arguments) throws InterruptedException {
        MongoServer server = new MongoServer(new MemoryBackend().version(ACCEPTED_BY_DRIVERS));
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        Thread.currentThread().join();
    }
}
