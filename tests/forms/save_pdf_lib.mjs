// Writes forms anew with pdf-lib, every answer set again: node save_pdf_lib.mjs FROM TO FILE..., two folders and names.
import { readFileSync, writeFileSync } from 'node:fs';
import { PDFDocument, PDFDropdown, PDFTextField } from 'pdf-lib';

function setAgain(field) {
  if (field.isReadOnly()) return;
  if (field instanceof PDFTextField) field.setText(field.getText());
  else if (field instanceof PDFDropdown && field.getSelected().length) field.select(field.getSelected());
}

const [from, to, ...names] = process.argv.slice(2);
for (const name of names) {
  const pdf = await PDFDocument.load(readFileSync(`${from}/${name}`), { updateMetadata: false });
  pdf.getForm().getFields().forEach(setAgain);
  // Its own fonts know Latin alone; how the text looks is not what is read back.
  writeFileSync(`${to}/${name}`, await pdf.save({ updateFieldAppearances: false }));
}
