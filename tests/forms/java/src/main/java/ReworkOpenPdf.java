import com.lowagie.text.pdf.PdfCopyFields;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfStamper;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** What rework.py does, with OpenPDF: ReworkOpenPdf IN COPY OTHER PAGE FOLDER. */
public final class ReworkOpenPdf {
  private ReworkOpenPdf() {}

  public static void main(String[] arguments) throws IOException {
    String source = arguments[0];
    String folder = arguments[4];
    join(source, arguments[1], new File(folder, "copy.pdf"));
    join(source, arguments[2], new File(folder, "other.pdf"));
    PdfReader reader = new PdfReader(source);
    int page = Integer.parseInt(arguments[3]);
    List<Integer> kept =
        IntStream.rangeClosed(1, reader.getNumberOfPages()).filter(each -> each != page).boxed().toList();
    reader.selectPages(kept);
    new PdfStamper(reader, new FileOutputStream(new File(folder, "page.pdf"))).close();
    PdfStamper flat = new PdfStamper(new PdfReader(source), new FileOutputStream(new File(folder, "flat.pdf")));
    flat.setFormFlattening(true);
    flat.close();
  }

  private static void join(String first, String second, File target) throws IOException {
    PdfCopyFields joined = new PdfCopyFields(new FileOutputStream(target));
    joined.addDocument(new PdfReader(first));
    joined.addDocument(new PdfReader(second));
    joined.close();
  }
}
