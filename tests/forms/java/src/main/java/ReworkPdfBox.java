import java.io.File;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What rework.py does, with PDFBox: ReworkPdfBox IN COPY OTHER PAGE FOLDER. */
public final class ReworkPdfBox {
  private ReworkPdfBox() {}

  public static void main(String[] arguments) throws IOException {
    File source = new File(arguments[0]);
    String folder = arguments[4];
    join(source, new File(arguments[1]), new File(folder, "copy.pdf"));
    join(source, new File(arguments[2]), new File(folder, "other.pdf"));
    try (PDDocument document = Loader.loadPDF(source)) {
      document.removePage(Integer.parseInt(arguments[3]) - 1);
      document.save(new File(folder, "page.pdf"));
    }
    try (PDDocument document = Loader.loadPDF(source)) {
      document.getDocumentCatalog().getAcroForm().flatten();
      document.save(new File(folder, "flat.pdf"));
    }
  }

  private static void join(File first, File second, File target) throws IOException {
    PDFMergerUtility merger = new PDFMergerUtility();
    merger.addSource(first);
    merger.addSource(second);
    merger.setDestinationFileName(target.getPath());
    merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
  }
}
