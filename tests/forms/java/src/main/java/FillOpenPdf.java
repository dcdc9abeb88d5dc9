import com.lowagie.text.pdf.AcroFields;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfStamper;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;

/** Fills a form with OpenPDF: FillOpenPdf IN.pdf OUT.pdf VALUES [--incremental]. */
public final class FillOpenPdf {
  private FillOpenPdf() {}

  public static void main(String[] arguments) throws IOException {
    PdfReader reader = new PdfReader(arguments[0]);
    PdfStamper stamper = new PdfStamper(reader, new FileOutputStream(arguments[1]), '\0', arguments.length > 3);
    AcroFields form = stamper.getAcroFields();
    form.setGenerateAppearances(false); // it takes the form's font for one of 256 characters
    for (Map.Entry<String, String> value : Values.read(arguments[2]).entrySet()) {
      String name = value.getKey();
      int type = form.getFieldType(name);
      boolean off = value.getValue().isEmpty()
          && (type == AcroFields.FIELD_TYPE_CHECKBOX || type == AcroFields.FIELD_TYPE_RADIOBUTTON);
      if (!form.setField(name, off ? "Off" : value.getValue())) throw new IOException("not filled in: " + name);
    }
    stamper.close();
    reader.close();
  }
}
