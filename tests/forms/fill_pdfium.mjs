// Fills a form as Chromium does, with PDFium: node fill_pdfium.mjs IN.pdf OUT.pdf VALUES.json
// VALUES as for fill_pdf_lib.mjs. Boxes and buttons are clicked, text is typed over what stands there.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';

const [CHECK_BOX, RADIO_BUTTON, CHOICE, TEXT] = [2, 3, 4, 6]; // FPDF_FORMFIELD_*
const WIDGET = 20; // FPDF_ANNOT_WIDGET

const [input, output, values] = process.argv.slice(2);
const wanted = JSON.parse(readFileSync(values, 'utf8'));
const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
const pdfium = await init({ wasmBinary });
const { malloc, free } = pdfium.pdfium.wasmExports;
const memory = () => pdfium.pdfium.HEAPU8; // another one when it has grown

function withBytes(bytes, use) {
  const at = malloc(bytes.length);
  memory().set(bytes, at);
  use(at);
  free(at);
}

// What `write(place, bytes)` writes in UTF-16 with a zero, and whose length it returns.
function told(write) {
  const length = write(0, 0);
  const at = malloc(length);
  write(at, length);
  const text = Buffer.from(memory().slice(at, at + length - 2)).toString('utf16le');
  free(at);
  return text;
}

function click(form, page, widget) {
  const at = malloc(16);
  pdfium.FPDFAnnot_GetRect(widget, at);
  const [left, top, right, bottom] = new Float32Array(memory().slice(at, at + 16).buffer);
  free(at);
  const place = [(left + right) / 2, (top + bottom) / 2];
  pdfium.FORM_OnMouseMove(form, page, 0, ...place);
  pdfium.FORM_OnLButtonDown(form, page, 0, ...place);
  pdfium.FORM_OnLButtonUp(form, page, 0, ...place);
}

function type(form, page, widget, text) {
  pdfium.FORM_SetFocusedAnnot(form, widget);
  pdfium.FORM_SelectAllText(form, page);
  withBytes(Buffer.from(`${text}\0`, 'utf16le'), (at) => pdfium.FORM_ReplaceSelection(form, page, at));
}

// PDFium tells what an option displays; what it exports shows when it is chosen.
function choose(form, page, widget, value) {
  for (let index = 0; index < pdfium.FPDFAnnot_GetOptionCount(form, widget); ++index) {
    pdfium.FORM_SetFocusedAnnot(form, widget);
    pdfium.FORM_SetIndexSelected(form, page, index, true);
    pdfium.FORM_ForceToKillFocus(form);
    if (told((at, bytes) => pdfium.FPDFAnnot_GetFormFieldValue(form, widget, at, bytes)) === value) return;
  }
  throw new Error(`no option ${value}`);
}

function fill(form, page, widget) {
  const name = told((at, bytes) => pdfium.FPDFAnnot_GetFormFieldName(form, widget, at, bytes));
  if (!(name in wanted)) return;
  const kind = pdfium.FPDFAnnot_GetFormFieldType(form, widget);
  if (kind === TEXT) type(form, page, widget, wanted[name]);
  else if (kind === CHOICE) choose(form, page, widget, wanted[name]);
  else if (kind === CHECK_BOX || kind === RADIO_BUTTON) {
    const state = told((at, bytes) => pdfium.FPDFAnnot_GetFormFieldExportValue(form, widget, at, bytes));
    if ((wanted[name] === state) !== pdfium.FPDFAnnot_IsChecked(form, widget)) click(form, page, widget);
  }
}

pdfium.PDFiumExt_Init();
const bytes = readFileSync(input);
withBytes(bytes, (at) => {
  const document = pdfium.FPDF_LoadMemDocument(at, bytes.length, '');
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(document, pdfium.PDFiumExt_OpenFormFillInfo());
  for (let number = 0; number < pdfium.FPDF_GetPageCount(document); ++number) {
    const page = pdfium.FPDF_LoadPage(document, number);
    pdfium.FORM_OnAfterLoadPage(page, form);
    for (let index = 0; index < pdfium.FPDFPage_GetAnnotCount(page); ++index) {
      const annotation = pdfium.FPDFPage_GetAnnot(page, index);
      if (pdfium.FPDFAnnot_GetSubtype(annotation) === WIDGET) fill(form, page, annotation);
      pdfium.FPDFPage_CloseAnnot(annotation);
    }
    pdfium.FORM_ForceToKillFocus(form);
  }
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  pdfium.PDFiumExt_SaveAsCopy(document, writer);
  const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
  const saved = malloc(size);
  pdfium.PDFiumExt_GetFileWriterData(writer, saved, size);
  writeFileSync(output, memory().slice(saved, saved + size));
});
