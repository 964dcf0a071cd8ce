import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LONG_NAMES, nationPaper, overseasPaper, pairs, parties, provincePaper, receiptPaper, regencyPaper, specialEventsPaper, subdistrictPaper, withLongNames, withOneName } from '../../modules/recapitulation/papers/fixtures/papers.ts';
import { printDHasil, printReceipt, printSpecialEvents } from '../../modules/recapitulation/papers/index.ts';
import { openBrowser } from '../support/browser.ts';
import { difference, openRenderer, pictureOf } from './render.ts';

const GOLDEN = join(import.meta.dirname, 'golden');
const DPI = 50;
/** Letters may be smoothed a little differently by another browser; a line or a figure elsewhere is far more than this. */
const TOLERANCE = 0.0002;

let browser: Browser;
let renderer: Awaited<ReturnType<typeof openRenderer>>;
beforeAll(async () => {
  browser = await openBrowser();
  renderer = await openRenderer(browser);
});
afterAll(async () => {
  await browser.close();
});

const ppwp = () => printDHasil(subdistrictPaper({ ballot: pairs(), type: 'ppwp', villages: 3, stations: 9 }));
const province = () => printDHasil(provincePaper(17));
const nation = () => printDHasil(nationPaper(24));
const mission = () => printDHasil(overseasPaper({ boxes: 9, mobile: 4, post: 3 }));
const CASES: readonly (readonly [name: string, page: number, print: () => Promise<Uint8Array>])[] = [
  ['kecamatan-ppwp', 1, ppwp],
  ['kecamatan-ppwp-signatures', 3, ppwp],
  ['kecamatan-dpr', 3, () => printDHasil(subdistrictPaper({ ballot: parties(), type: 'dpr', villages: 2, stations: 12 }))],
  ['kabko-ppwp', 1, () => printDHasil(regencyPaper(10))],
  ['prov-ppwp', 1, province],
  ['prov-ppwp-signatures', 2, province],
  ['nasional-ppwp', 1, nation],
  ['nasional-ppwp-whole', 4, nation],
  ['ln-ppwp', 1, mission],
  ['ln-ppwp-signatures', 2, mission],
  ['kecamatan-long-names', 1, () => printDHasil(withLongNames(subdistrictPaper({ ballot: pairs(), type: 'ppwp', villages: 5, stations: 1 }), LONG_NAMES))],
  ['kecamatan-one-name', 1, () => printDHasil(withOneName(subdistrictPaper({ ballot: pairs(), type: 'ppwp', villages: 4, stations: 3 })))],
  ['kabko-long-names', 1, () => printDHasil(withLongNames(regencyPaper(12), LONG_NAMES))],
  ['kabko-long-names-signatures', 2, () => printDHasil(withLongNames(regencyPaper(12), LONG_NAMES))],
  ['kejadian-khusus', 1, () => printSpecialEvents(specialEventsPaper())],
  ['receipt', 1, () => printReceipt(receiptPaper())],
  ['receipt-statements', 2, () => printReceipt(receiptPaper())],
];

/** Made anew with UPDATE_GOLDEN=1 and looked at before they are committed; what differs is left in the temporary folder. */
it.each(CASES)('%s looks as it did', async (name, page, print) => {
  const picture = await renderer.render(await print(), page, DPI);
  const file = join(GOLDEN, `${name}.png`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await mkdir(GOLDEN, { recursive: true });
    await writeFile(file, await picture.png());
  }
  expect(existsSync(file), `${file} is missing: UPDATE_GOLDEN=1`).toBe(true);
  const share = difference(picture, await pictureOf(await readFile(file)));
  if (share > TOLERANCE) await writeFile(join(tmpdir(), `erekap-paper-${name}.png`), await picture.png());
  expect(share, `${name}: share of pixels that differ`).toBeLessThanOrEqual(TOLERANCE);
});

it('a figure that moved is seen', async () => {
  const paper = receiptPaper();
  const picture = await renderer.render(await printReceipt({ ...paper, figures: paper.figures.map((figure, at) => (at < 6 ? 888 : figure)) }), 1, DPI);
  expect(difference(picture, await pictureOf(await readFile(join(GOLDEN, 'receipt.png'))))).toBeGreaterThan(TOLERANCE);
});
