package planpress.conformance;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Checks PDF files against PDF/UA-1 and PDF/A-3a with veraPDF, all in one JVM.
 *
 * <p>In: paths. Out, a line for each file and flavour: {@code PASS ua1 file}, or a line for each clause that
 * failed: {@code FAIL 3a file: clause 6.2.2-1 description (n times, first at context)}; then a closing line.
 * Exit 0 when every file passes both, 1 when one does not, 2 without files.
 */
public final class Check {
  private static final Map<String, PDFAFlavour> FLAVOURS = new LinkedHashMap<>();

  static {
    FLAVOURS.put("ua1", PDFAFlavour.PDFUA_1);
    FLAVOURS.put("3a", PDFAFlavour.PDFA_3_A);
  }

  private Check() {}

  public static void main(String[] paths) {
    if (paths.length == 0) {
      System.err.println("usage: Check FILE.pdf...");
      System.exit(2);
    }
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
    // veraPDF keeps what it knows of a file by thread, so files can be checked side by side.
    List<List<String>> reports = Arrays.stream(paths).parallel().map(Check::report).toList();
    reports.forEach(lines -> lines.forEach(System.out::println));
    long failed = reports.stream().filter(lines -> lines.stream().anyMatch(line -> line.startsWith("FAIL"))).count();
    System.out.printf("%d files, %d failed%n", paths.length, failed);
    System.exit(failed == 0 ? 0 : 1);
  }

  private static List<String> report(String path) {
    VeraGreenfieldFoundryProvider.initialise();
    List<String> lines = new ArrayList<>();
    FLAVOURS.forEach((name, flavour) -> {
      List<String> faults = faults(new File(path), flavour);
      faults.forEach(fault -> lines.add(String.format("FAIL %s %s: %s", name, path, fault)));
      if (faults.isEmpty()) {
        lines.add(String.format("PASS %s %s", name, path));
      }
    });
    return lines;
  }

  /** One sentence for each failed clause; empty when the file complies. A file that cannot be read is a fault. */
  private static List<String> faults(File file, PDFAFlavour flavour) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      return describe(validator.validate(parser));
    } catch (Exception unreadable) {
      return List.of("cannot be checked: " + unreadable);
    }
  }

  private static List<String> describe(ValidationResult result) {
    Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        first.putIfAbsent(assertion.getRuleId(), assertion);
      }
    }
    List<String> faults = new ArrayList<>();
    first.forEach((rule, assertion) -> faults.add(String.format("clause %s-%d %s (%d times, first at %s)",
        rule.getClause(), rule.getTestNumber(), assertion.getMessage().replaceAll("\\s+", " "),
        result.getFailedChecks().getOrDefault(rule, 1), assertion.getLocation().getContext())));
    if (faults.isEmpty() && !result.isCompliant()) {
      faults.add("not compliant, and veraPDF names no clause: " + result.getJobEndStatus());
    }
    return faults;
  }
}
