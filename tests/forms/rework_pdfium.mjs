// What rework.py does, with PDFium: node rework_pdfium.mjs IN COPY OTHER PAGE FOLDER.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { init } from '@embedpdf/pdfium';

const FLATTEN_FOR_DISPLAY = 0; // FLAT_NORMALDISPLAY

const [input, copy, other, page, folder] = process.argv.slice(2);
const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
const pdfium = await init({ wasmBinary });
const { malloc } = pdfium.pdfium.wasmExports;
const memory = () => pdfium.pdfium.HEAPU8; // another one when it has grown

function open(file) {
  const bytes = readFileSync(file);
  const at = malloc(bytes.length); // PDFium reads from there as long as the document is open
  memory().set(bytes, at);
  return pdfium.FPDF_LoadMemDocument(at, bytes.length, '');
}

function save(document, name) {
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  pdfium.PDFiumExt_SaveAsCopy(document, writer);
  const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
  const saved = malloc(size);
  pdfium.PDFiumExt_GetFileWriterData(writer, saved, size);
  writeFileSync(join(folder, name), memory().slice(saved, saved + size));
}

function append(document, file) {
  if (!pdfium.FPDF_ImportPages(document, open(file), '', pdfium.FPDF_GetPageCount(document))) throw new Error(file);
}

function flatten(document) {
  for (let number = 0; number < pdfium.FPDF_GetPageCount(document); ++number) {
    const each = pdfium.FPDF_LoadPage(document, number);
    pdfium.FPDFPage_Flatten(each, FLATTEN_FOR_DISPLAY);
    pdfium.FPDF_ClosePage(each);
  }
}

function write(name, change) {
  const document = open(input);
  change(document);
  save(document, name);
}

pdfium.PDFiumExt_Init();
write('copy.pdf', (document) => append(document, copy));
write('other.pdf', (document) => append(document, other));
write('page.pdf', (document) => pdfium.FPDFPage_Delete(document, page - 1));
write('flat.pdf', flatten);
