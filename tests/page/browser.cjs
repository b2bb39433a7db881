// What a browser and axe-core make of pages. Called by test_page.py with the pages' paths; one line a case (TAP).
//
// Each page is opened at 320 and 1280 pixels and at 1280 zoomed to 200% (640 pixels of a screen with two dots a pixel: what zooming does).

'use strict';

const fs = require('fs');
const path = require('path');
const axe = require('axe-core');
const {chromium} = require('playwright-core');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const VIEWS = [
  {name: '320 pixels', viewport: {width: 320, height: 800}, deviceScaleFactor: 2},
  {name: '1280 pixels', viewport: {width: 1280, height: 800}, deviceScaleFactor: 1},
  {name: '1280 pixels at 200%', viewport: {width: 640, height: 400}, deviceScaleFactor: 2},
];
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

const seen = [];

async function test(name, run) {
  try {
    await run();
    seen.push(`ok ${seen.length + 1} - ${name}`);
  } catch (error) {
    seen.push(`not ok ${seen.length + 1} - ${name}\n# ${String(error.message || error).split('\n').join('\n# ')}`);
  }
  console.log(seen[seen.length - 1]);
}

function expect(condition, ...words) {
  if (!condition) throw new Error(words.join(' '));
}

// A violation as one readable paragraph.
function told(violation) {
  const places = violation.nodes.slice(0, 5).map((node) => `  ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`);
  return `${violation.id}: ${violation.help}\n${places.join('\n')}`;
}

async function has_no_violation(page) {
  await page.evaluate(axe.source);
  const result = await page.evaluate((tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}}), TAGS);
  expect(result.passes.length > 20, 'axe looked at too little:', result.passes.length);
  expect(result.violations.length === 0, result.violations.map(told).join('\n'));
}

// The document never scrolls sideways, and whatever sticks out does so inside something that scrolls.
async function does_not_overflow(page) {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    window.scrollTo(1000, 0);
    return {scrolled: window.scrollX, is: root.scrollWidth, room: root.clientWidth};
  });
  expect(wide.scrolled === 0 && wide.is <= wide.room, `${wide.is} pixels wide in ${wide.room}`);
}

async function wide_tables_scroll_in_themselves(page) {
  const scrolled = await page.evaluate(() => {
    const wide = [...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth);
    return wide.map((box) => {
      box.scrollLeft = 10000;
      const title = box.querySelector('caption .title').getBoundingClientRect(), frame = box.getBoundingClientRect();
      return {by: box.scrollLeft, stays: title.left >= frame.left - 1 && title.right <= frame.right + 1, tab: box.tabIndex};
    });
  });
  for (const one of scrolled) {
    expect(one.by > 0, 'a table that is cut off cannot be scrolled');
    expect(one.tab === 0, 'a table that scrolls cannot be reached by the keyboard');
    expect(one.stays, 'the title leaves when its table is scrolled');
  }
}

// One layout of each chart is shown, with letters of 11 pixels at least.
async function charts_are_legible(page) {
  const charts = await page.evaluate(() => [...document.querySelectorAll('figure')].map((figure) => {
    const shown = [...figure.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0);
    const sizes = shown.flatMap((svg) => {
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      return [...svg.querySelectorAll('text')].map((text) => Number(text.getAttribute('font-size')) * scale);
    });
    return {id: figure.id, n: shown.length, least: Math.min(...sizes)};
  }));
  for (const chart of charts) {
    expect(chart.n === 1, `${chart.id}: ${chart.n} layouts are shown`);
    expect(chart.least >= 11, `${chart.id}: letters of ${chart.least} pixels`);
  }
}

async function opened(browser, file, view) {
  const context = await browser.newContext({viewport: view.viewport, deviceScaleFactor: view.deviceScaleFactor, acceptDownloads: true});
  const page = await context.newPage();
  const asked = [], complaints = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto('file://' + path.resolve(file));
  return {context, page, asked, complaints};
}

async function test_view(browser, file, view) {
  const {context, page, asked, complaints} = await opened(browser, file, view);
  const name = `${path.basename(file)} at ${view.name}`;
  await test(`${name}: fetches nothing and complains of nothing`, async () => {
    expect(asked.length === 1 && complaints.length === 0, [...asked.slice(1), ...complaints].join('\n'));
  });
  await test(`${name}: does not scroll sideways`, () => does_not_overflow(page));
  await test(`${name}: wide tables scroll in themselves`, () => wide_tables_scroll_in_themselves(page));
  await test(`${name}: charts are legible`, () => charts_are_legible(page));
  await test(`${name}: axe finds no violation`, () => has_no_violation(page));
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  await test(`${name}: with everything unfolded, too`, async () => {
    await does_not_overflow(page);
    await has_no_violation(page);
  });
  await context.close();
}

// WCAG 1.4.12: line height 1.5, paragraphs 2, letters 0.12, words 0.16 of the size.
async function test_spacing(browser, file) {
  const {context, page} = await opened(browser, file, VIEWS[0]);
  await test(`${path.basename(file)}: a reader's own text spacing fits`, async () => {
    await page.evaluate(() => document.querySelectorAll('body *').forEach((one) => {
      one.style.lineHeight = '1.5';
      one.style.letterSpacing = '0.12em';
      one.style.wordSpacing = '0.16em';
    }));
    await does_not_overflow(page);
  });
  await context.close();
}

// Chromium stops a page that downloads more than ten files: it is opened anew for every eight.
const AT_ONCE = 8;

async function download_some(browser, file, folder, first) {
  const {context, page} = await opened(browser, file, VIEWS[1]);
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  const links = await page.locator('a[download]').all();
  for (const link of links.slice(first, first + AT_ONCE)) {
    const name = await link.getAttribute('download');
    const [download] = await Promise.all([page.waitForEvent('download', {timeout: 10000}), link.click()]);
    expect(download.suggestedFilename() === name, download.suggestedFilename(), 'instead of', name);
    const bytes = fs.readFileSync(await download.path());
    // Tables about the figures themselves stand in evidence/, joined in one file (docs/decisions/0014).
    const is_about = name.startsWith('data-quality-') || name.startsWith('counting-rules');
    if (folder && !is_about) expect(bytes.equals(fs.readFileSync(path.join(folder, name))), name, 'is not that of the tables folder');
    else expect(bytes.length > 10, name, 'is empty');
  }
  await context.close();
  return links.length;
}

async function test_downloads(browser, file, folder) {
  await test(`${path.basename(file)}: each table is downloaded as its CSV`, async () => {
    let n = 1;
    for (let first = 0; first < n; first += AT_ONCE) n = await download_some(browser, file, folder, first);
    expect(n > 0, 'no link');
  });
}

async function test_keyboard(browser, file) {
  const {context, page} = await opened(browser, file, VIEWS[0]);
  await test(`${path.basename(file)}: the first key leads past the contents`, async () => {
    await page.keyboard.press('Tab');
    const box = await page.evaluate(() => document.activeElement.getBoundingClientRect().toJSON());
    expect(box.left >= 0 && box.width > 20, 'the skip link is not shown');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement.id) === 'page.body', 'the skip link leads elsewhere');
  });
  await test(`${path.basename(file)}: a note and back`, async () => {
    const marks = page.locator('a[role=doc-noteref]');
    if (await marks.count() === 0) return;
    const id = await marks.first().getAttribute('id');
    await marks.first().click();
    const seen_note = await page.evaluate(() => document.querySelector(':target').getBoundingClientRect().top < window.innerHeight);
    expect(seen_note, 'the note is not in view');
    await page.locator(`a[href="#${id}"]`).click();
    expect(await page.evaluate(() => document.querySelector(':target').id) === id, 'the way back leads elsewhere');
  });
  await context.close();
}

async function test_print(browser, file) {
  const {context, page} = await opened(browser, file, VIEWS[1]);
  await test(`${path.basename(file)}: printed, it has no navigation and is on A4`, async () => {
    await page.emulateMedia({media: 'print'});
    const shown = await page.evaluate(() => ['nav', '.skip', '.download', '.narrow'].filter((one) => {
      const found = document.querySelector(one);
      return found !== null && found.getBoundingClientRect().height > 0;
    }));
    expect(shown.length === 0, 'shown in print:', shown.join(' '));
    const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf);
    expect(box && Math.round(box[1]) === 595 && Math.round(box[2]) === 842, 'not A4:', box && box[0]);
    const turned = /\/MediaBox\s*\[\s*0 0 841[\d.]* 594[\d.]*/.test(pdf) || /\/MediaBox\s*\[\s*0 0 842[\d.]* 595[\d.]*/.test(pdf);
    expect(turned === (await page.locator('.many').count() > 0), 'pages are turned for tables of many columns, and for nothing else');
  });
  await context.close();
}

// A reader's own colours: charts keep theirs, on white.
async function test_forced_colours(browser, file) {
  const context = await browser.newContext({viewport: VIEWS[1].viewport, forcedColors: 'active', colorScheme: 'dark'});
  const page = await context.newPage();
  await page.goto('file://' + path.resolve(file));
  await test(`${path.basename(file)}: with forced colours charts stay legible`, async () => {
    const seen = await page.evaluate(() => {
      const svg = document.querySelector('.wide svg');
      return {ground: getComputedStyle(svg).backgroundColor, text: getComputedStyle(svg.querySelector('text')).fill,
        page: getComputedStyle(document.body).backgroundColor};
    });
    expect(seen.page === 'rgb(0, 0, 0)', 'the colours are not forced:', seen.page);
    expect(seen.ground === 'rgb(255, 255, 255)' && seen.text === 'rgb(11, 12, 12)', `text ${seen.text} on ${seen.ground}`);
  });
  await context.close();
}

// PAGE or PAGE=FOLDER, the folder of the CSVs that the page's downloads must equal.
async function main(given) {
  const browser = await chromium.launch({executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ARGUMENTS});
  for (const one of given) {
    const [file, folder] = one.split('=');
    for (const view of VIEWS) await test_view(browser, file, view);
    await test_spacing(browser, file);
    await test_downloads(browser, file, folder);
    await test_keyboard(browser, file);
    await test_print(browser, file);
    await test_forced_colours(browser, file);
  }
  await browser.close();
  console.log(`1..${seen.length}`);
}

main(process.argv.slice(2)).catch((error) => {
  console.log(`Bail out! ${String(error.message || error).split('\n')[0]}`);
  process.exit(1);
});
