// Fills a form as Firefox does, with pdf.js: node fill_pdf_js.mjs IN.pdf OUT.pdf VALUES.json
// VALUES as for fill_pdf_lib.mjs. pdf.js appends what has changed to the file.
import { readFileSync, writeFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const [input, output, values] = process.argv.slice(2);

function answer(widget, value) {
  if (widget.type === 'checkbox' || widget.type === 'radiobutton') return value === widget.exportValues;
  return value;
}

const pdf = await getDocument({ data: new Uint8Array(readFileSync(input)), verbosity: 0 }).promise;
const fields = await pdf.getFieldObjects();
for (const [name, value] of Object.entries(JSON.parse(readFileSync(values, 'utf8')))) {
  // A parent of widgets comes first, without a place of its own.
  for (const widget of fields[name].filter((each) => each.rect)) {
    pdf.annotationStorage.setValue(widget.id, { value: answer(widget, value) });
  }
}
writeFileSync(output, await pdf.saveDocument());
