import java.io.IOException;
import org.languagetool.server.HTTPServer;

/**
 * LanguageTool's own HTTP server, ended as soon as standard input ends.
 *
 * The program that starts it holds the other end of that pipe, so no server outlives its program, not even one that
 * was killed, on any system. Compile with: javac --release 11 -cp languagetool-server-6.8.jar CopingServer.java
 */
public final class CopingServer {
    public static void main(String[] arguments) {
        Thread watch = new Thread(CopingServer::endWithInput, "coping-watch");
        watch.setDaemon(true);
        watch.start();
        HTTPServer.main(arguments);
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // whatever is written there means nothing; only its end counts
            }
        } catch (IOException closed) {
            // a broken pipe is an end, too
        }
        Runtime.getRuntime().halt(0);
    }
}
