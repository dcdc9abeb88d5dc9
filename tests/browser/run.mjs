// Checks web pages in Chromium: node run.mjs [--shots DIR] FILE.html|http://ADDRESS...
// What is served (a preview) may ask its own server, has no print and need not have a skip link.
// Prints a line a check and ends with "N passed, N failed"; the exit status is 1 when one failed.
// CHROMIUM names another browser binary. --shots also keeps a picture at each width and the printed PDF.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const tablet = 768;  // where a table stays a table, a page with wider text spacing may scroll; nothing is lost
const widths = [1280, tablet, 320];
const browserFlags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const isLargePrint = (file) => file.includes('.large-print.');

let passed = 0;
let failed = 0;

// A line a check; those of files that are checked at the same time stand among each other.
function check(name, problems) {
  const ok = problems.length === 0;
  if (ok) passed += 1; else failed += 1;
  console.log([`${ok ? 'ok' : 'not ok'} ${name}`, ...problems.map((problem) => `    ${problem}`)].join('\n'));
}

async function axeProblems(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: 'tag', values } }), rules);
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${rule.help}`));
}

async function overflowProblems(page) {
  const { content, view, wide } = await page.evaluate(() => {
    const view = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll('main *:not(br)')]
      .filter((element) => !element.closest('[tabindex="0"]') && element.getBoundingClientRect().right > view + 0.5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
    return { content: document.documentElement.scrollWidth, view, wide };
  });
  if (content > view) return [`the page is ${content} wide in a window of ${view}`, ...wide.slice(0, 5)];
  return wide.slice(0, 5).map((element) => `beyond the right edge: ${element}`);
}

// WCAG 1.4.12: nothing may be lost when a reader widens the spaces of the text.
async function spacingProblems(page) {
  const style = await page.addStyleTag({ content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }` });
  const problems = await overflowProblems(page);
  await style.evaluate((element) => element.remove());
  return problems;
}

// Words of a drawing that meet, leave it or have a line through them.
async function chartProblems(page) {
  return page.evaluate(() => {
    const problems = [];
    const name = (element) => `"${element.textContent.trim()}"`;
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    // From the tops of capitals to the feet of letters.
    const inkOf = (text) => {
      const { left, right, top, height } = text.getBoundingClientRect();
      return { left, right, top: top + height * 0.17, bottom: top + height * 0.95 };
    };
    for (const drawing of document.querySelectorAll('svg.drawing')) {
      const edge = drawing.getBoundingClientRect();
      if (edge.width === 0) continue;
      const texts = [...drawing.querySelectorAll('text')].map((text) => ({ text, ink: inkOf(text) }));
      texts.forEach(({ text, ink }, i) => {
        if (ink.left < edge.left - 1 || ink.right > edge.right + 1) problems.push(`${name(text)} leaves its drawing`);
        for (const other of texts.slice(i + 1)) {
          if (meet(ink, other.ink)) problems.push(`${name(text)} meets ${name(other.text)}`);
        }
        for (const line of drawing.querySelectorAll('line')) {
          if (meet(ink, line.getBoundingClientRect())) problems.push(`a line runs through ${name(text)}`);
        }
      });
    }
    return problems.slice(0, 8);
  });
}

// The stylesheet shows tables one value a line on a phone; they must stay tables to a screen reader.
async function tableProblems(page) {
  const expected = await page.locator('table').count();
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const tables = nodes.filter((node) => !node.ignored && node.role?.value === 'table');
  const nameless = tables.filter((node) => !node.name?.value);
  const problems = [];
  if (tables.length !== expected) problems.push(`${tables.length} of ${expected} tables are tables`);
  if (nameless.length > 0) problems.push(`${nameless.length} tables have no name`);
  return problems;
}

// Large print: running text of 18 pt, and no words below 14 pt, on the screen and on paper.
async function typeProblems(page) {
  const points = await page.evaluate(() => {
    const scaleOf = (element) => element.ownerSVGElement ? element.getScreenCTM().a : 1;
    const pointsOf = (element) => parseFloat(getComputedStyle(element).fontSize) * scaleOf(element) * 0.75;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let least = Infinity;
    while (walker.nextNode()) {
      if (walker.currentNode.textContent.trim() === '') continue;
      if (!walker.currentNode.parentElement.checkVisibility()) continue;
      least = Math.min(least, pointsOf(walker.currentNode.parentElement));
    }
    return { body: pointsOf(document.body), least };
  });
  const problems = [];
  if (points.body < 18) problems.push(`running text of ${points.body} pt`);
  if (points.least < 14 - 0.01) problems.push(`words of ${points.least} pt`);
  return problems;
}

async function skipLinkProblems(page) {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.className);
  const visible = await page.evaluate(() => document.activeElement.getBoundingClientRect().top >= 0);
  await page.keyboard.press('Enter');
  const reached = await page.evaluate(() => document.activeElement.tagName);
  const problems = [];
  if (first !== 'skip') problems.push('the first Tab does not reach the skip link');
  if (!visible) problems.push('the skip link is not shown when it has the focus');
  if (reached !== 'MAIN') problems.push(`the skip link leads to ${reached}`);
  return problems;
}

const isServed = (file) => file.startsWith('http:');
const addressOf = (file) => isServed(file) ? file : pathToFileURL(resolve(file)).href;
const isFetched = (file, url) => isServed(file) ? new URL(url).origin !== new URL(file).origin : url !== addressOf(file);

async function checkAtWidth(browser, file, width, shots) {
  const label = `${basename(file)} at ${width}:`;
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => { if (isFetched(file, request.url())) requests.push(request.url()); });
  await page.goto(addressOf(file));
  await page.waitForLoadState('load');
  if (shots) await page.screenshot({ path: join(shots, `${basename(file, '.html')}-${width}.png`), fullPage: true });
  check(`${label} axe, WCAG 2.2 AA and best practice`, await axeProblems(page));
  check(`${label} no sideways scrolling`, await overflowProblems(page));
  check(`${label} labels of charts keep apart`, await chartProblems(page));
  check(`${label} tables are named tables`, await tableProblems(page));
  if (!isServed(file)) check(`${label} skip link`, await skipLinkProblems(page));
  if (isLargePrint(file)) check(`${label} large type`, await typeProblems(page));
  check(`${label} nothing fetched`, requests);
  check(`${label} no complaint on the console`, complaints);
  if (width !== tablet) check(`${label} no sideways scrolling with wider text spacing`, await spacingProblems(page));
  await context.close();
}

async function checkPrint(browser, file, shots) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(resolve(file)).href);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  if (shots) writeFileSync(join(shots, `${basename(file, '.html')}.pdf`), pdf);
  const sections = await page.locator('section.page').count();
  const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
  const enough = pages > sections;
  check(`${basename(file)} prints: ${pages} pages`, enough ? [] : [`${sections} sections begin a page of their own`]);
  if (isLargePrint(file)) {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 643, height: 900 });  // the text of a page of A4
    check(`${basename(file)} prints in large type`, await typeProblems(page));
  }
  await context.close();
}

const args = process.argv.slice(2);
const shots = args[0] === '--shots' ? args.splice(0, 2)[1] : undefined;
if (args.length === 0) {
  console.error('usage: node run.mjs [--shots DIR] FILE.html...');
  process.exit(2);
}
if (shots) mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: browserFlags });
try {
  const left = [...args];
  const checkWhatIsLeft = async () => {
    while (left.length > 0) {
      const file = left.shift();
      for (const width of widths) await checkAtWidth(browser, file, width, shots);
      if (!isServed(file)) await checkPrint(browser, file, shots);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, checkWhatIsLeft));
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
