// Fills a form with pdf-lib: node fill_pdf_lib.mjs IN.pdf OUT.pdf VALUES.json [--plain]
// VALUES: {"name": "value"}: text; the state of a tick box or radio button, or "" for none; what a choice exports.
// --plain: without object streams.
import { readFileSync, writeFileSync } from 'node:fs';
import { PDFCheckBox, PDFDocument, PDFDropdown, PDFName, PDFRadioGroup, PDFTextField } from 'pdf-lib';

const [input, output, values, plain] = process.argv.slice(2);

// People see what an option displays; pdf-lib selects by that.
function displayed(dropdown, value) {
  const option = dropdown.acroField.getOptions().find((each) => each.value.decodeText() === value);
  if (!option) throw new Error(`no option ${value}`);
  return (option.display ?? option.value).decodeText();
}

// What is emptied is not shown any more.
function setText(field, value) {
  field.setText(value);
  if (!value) for (const widget of field.acroField.getWidgets()) widget.dict.delete(PDFName.of('AP'));
}

function fill(field, value) {
  if (field instanceof PDFTextField) setText(field, value);
  else if (field instanceof PDFCheckBox) value ? field.check() : field.uncheck();
  else if (field instanceof PDFRadioGroup) value ? field.select(value) : field.clear();
  else if (field instanceof PDFDropdown) value ? field.select(displayed(field, value)) : field.clear();
  else throw new Error(`${field.getName()} cannot be filled in`);
}

const pdf = await PDFDocument.load(readFileSync(input), { updateMetadata: false });
const form = pdf.getForm();
for (const [name, value] of Object.entries(JSON.parse(readFileSync(values, 'utf8')))) fill(form.getField(name), value);
// Its own fonts know Latin alone; how the text looks is not what is read back.
writeFileSync(output, await pdf.save({ useObjectStreams: plain !== '--plain', updateFieldAppearances: false }));
