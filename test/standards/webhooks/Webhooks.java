import com.standardwebhooks.Webhook;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What webhooks.ts asks of the standardwebhooks library, line by line. Fields are set apart by tabs, the body is in base64. */
public class Webhooks {
    public static void main(String[] arguments) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line; (line = lines.readLine()) != null; ) System.out.println(answer(line.split("\t", -1)));
    }

    private static String answer(String[] fields) throws Exception {
        var webhook = new Webhook(fields[1]);
        var body = new String(Base64.getDecoder().decode(fields[5]), UTF_8);
        if (fields[0].equals("sign")) return webhook.sign(fields[2], Long.parseLong(fields[3]), body);
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of(fields[2]),
                "webhook-timestamp", List.of(fields[3]),
                "webhook-signature", List.of(fields[4]));
        try {
            webhook.verify(body, headers);
            return "verified";
        } catch (Exception refusal) {
            return "refused: " + refusal.getMessage();
        }
    }
}
