// What rework.py does, with pdf-lib: node rework_pdf_lib.mjs IN COPY OTHER PAGE FOLDER.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';

const [input, copy, other, page, folder] = process.argv.slice(2);
const read = (file) => PDFDocument.load(readFileSync(file));

async function write(name, change) {
  const pdf = await read(input);
  await change(pdf);
  writeFileSync(join(folder, name), await pdf.save({ updateFieldAppearances: false }));
}

const append = (file) => async (pdf) => {
  const more = await read(file);
  for (const each of await pdf.copyPages(more, more.getPageIndices())) pdf.addPage(each);
};

await write('copy.pdf', append(copy));
await write('other.pdf', append(other));
await write('page.pdf', (pdf) => pdf.removePage(page - 1));
await write('flat.pdf', (pdf) => pdf.getForm().flatten({ updateFieldAppearances: false }));
