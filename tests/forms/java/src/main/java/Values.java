import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What to fill in, by the names of the fields: a line each, name and value in base64 of UTF-8. */
final class Values {
  private Values() {}

  static Map<String, String> read(String file) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of(file))) {
      String[] parts = line.split(" ", -1);
      values.put(text(parts[0]), text(parts[1]));
    }
    return values;
  }

  private static String text(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
