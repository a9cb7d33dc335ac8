import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
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

    /**
     * The documents of an answer are the stored ones themselves, and are put into bytes after the lock on
     * their collection is gone: two findAndModify at once could both tell the later one's result. So each
     * command is answered as a whole, with copies. What commands do to documents is left as it is.
     */
    private static class OneAtATime extends MemoryBackend {
        @Override
        public synchronized Document handleMessage(MongoMessage message) {
            try {
                return super.handleMessage(message).cloneDeeply();
            } catch (MongoServerException error) {
                if (isDropOfNothing(message, error)) {
                    return new Document("ok", 1.0);
                }
                throw error;
            }
        }

        /** MongoDB 7 is content with it; older ones give a code that drivers know, which is missing here. */
        private static boolean isDropOfNothing(MongoMessage message, MongoServerException error) {
            return message.getDocument().containsKey("drop") && "ns not found".equals(error.getMessage());
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        MongoServer server = new MongoServer(new OneAtATime().version(ACCEPTED_BY_DRIVERS));
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        Thread.currentThread().join();
    }
}
