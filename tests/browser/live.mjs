// Watches a preview in Chromium while its layout is edited: node live.mjs ADDRESS FILE FROM TO
// FROM, in FILE, becomes TO, then something broken, then FROM again; the page must follow, and keep its place.
// Ends with "N passed, N failed".
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [address, file, from, to] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const place = 900;
let passed = 0;
let failed = 0;

async function check(name, test) {
  const fault = await test().then(() => '', (error) => String(error));
  if (fault) failed += 1; else passed += 1;
  console.log(`${fault ? 'not ok' : 'ok'} ${name}${fault ? `\n    ${fault.split('\n')[0]}` : ''}`);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  await page.goto(address);
  const shown = page.frameLocator('iframe');
  await shown.getByText(from).first().waitFor();
  const scrolled = () => page.frame({ url: /document\.html/ }).evaluate(() => window.scrollY);
  await page.frame({ url: /document\.html/ }).evaluate((y) => window.scrollTo(0, y), place);

  writeFileSync(file, text.replaceAll(from, to));
  await check('live: a change is shown', () => shown.getByText(to).first().waitFor({ state: 'attached' }));
  await check('live: the reader keeps their place', async () => {
    const y = await scrolled();
    if (y !== place) throw new Error(`scrolled to ${y}, not ${place}`);
  });
  writeFileSync(file, text.replace('{', ''));
  await check('live: a mistake takes the place of the document', async () => {
    await page.locator('h3').first().waitFor();
    if (await page.locator('iframe').count() > 0) throw new Error('the document is still there');
  });
  writeFileSync(file, text);
  await check('live: mended, the document is there again', () => shown.getByText(from).first().waitFor());
} finally {
  writeFileSync(file, text);
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
