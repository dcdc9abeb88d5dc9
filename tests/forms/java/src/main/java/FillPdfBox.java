import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;

/** Fills a form with PDFBox: FillPdfBox IN.pdf OUT.pdf VALUES [--incremental]. */
public final class FillPdfBox {
  private FillPdfBox() {}

  public static void main(String[] arguments) throws IOException {
    try (PDDocument document = Loader.loadPDF(new File(arguments[0]));
        OutputStream out = new FileOutputStream(arguments[1])) {
      PDAcroForm form = document.getDocumentCatalog().getAcroForm();
      Set<COSDictionary> changed = new HashSet<>();
      for (Map.Entry<String, String> value : Values.read(arguments[2]).entrySet()) {
        PDField field = form.getField(value.getKey());
        fill(field, value.getValue());
        changed.add(field.getCOSObject());
        for (PDAnnotationWidget widget : field.getWidgets()) changed.add(widget.getCOSObject());
      }
      if (arguments.length > 3) document.saveIncremental(out, changed);
      else document.save(out);
    }
  }

  private static void fill(PDField field, String value) throws IOException {
    if (field instanceof PDCheckBox box) {
      if (value.isEmpty()) box.unCheck();
      else box.check();
    } else if (field instanceof PDRadioButton group) {
      group.setValue(value.isEmpty() ? "Off" : value);
    } else {
      try {
        field.setValue(value);
      } catch (IllegalArgumentException | IOException noSuchGlyph) {
        // The value alone, as programs do that cannot draw it: how it looks is not what is read back.
        field.getCOSObject().setString(COSName.V, value);
      }
    }
  }
}
