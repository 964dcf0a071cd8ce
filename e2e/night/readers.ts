import type { Page } from 'playwright-core';
import { inOrder, paper, type Figures, type Slug } from './paper.ts';
import { WORLD } from './cast.ts';
import { shot } from './shots.ts';

type Task = { readonly station: 1 | 2; readonly cells: readonly string[] | null };

const CONTEST_OF = (page: Page): Slug => new URL(page.url()).searchParams.get('contest') as Slug;

/** Takes the next sheet of a contest by the room's own button. */
export async function take(page: Page, slug: Slug): Promise<Task> {
  await page.goto(`/verification?event=${WORLD.event}&contest=${slug}`);
  const [answer] = await Promise.all([page.waitForResponse('**/api/verification/next'), page.getByRole('button', { name: /^Mulai membaca/ }).press('Enter')]);
  return shown(page, ((await answer.json()) as { task: Task | null }).task);
}

async function shown(page: Page, task: Task | null): Promise<Task> {
  if (!task) throw new Error(`nothing waits in ${CONTEST_OF(page)}`);
  await page.locator('[data-cell]').first().waitFor();
  await page.getByText(`TPS 00${task.station}`).first().waitFor();
  return task;
}

/**
 * Types what the photo of a sheet says, by keys alone, and sends it; `misread` = what tired eyes saw instead. Gives what came next by
 * itself, null = nothing waits.
 */
export async function read(page: Page, task: Task, misread: Figures = {}): Promise<Task | null> {
  const figures = { ...paper(CONTEST_OF(page), task.station), ...misread };
  const cells = task.cells?.length ?? inOrder(figures).length;
  await page.locator('[data-cell]').first().focus();
  for (let typed = 0; typed < cells; typed++) {
    const box = await page.evaluate(() => (document.activeElement instanceof HTMLInputElement ? [document.activeElement.dataset['cell'] ?? '', document.activeElement.value] : ['', '']));
    const figure = figures[box[0] ?? ''];
    // Nobody else's figures are ever shown, and no box stands twice under the hand.
    if (figure === undefined || box[1] !== '') throw new Error(`box ${typed + 1} is "${box.join('" with "')}"`);
    await page.keyboard.type(String(figure));
    if (typed < cells - 1) await page.keyboard.press('Enter');
  }
  const [next] = await Promise.all([page.waitForResponse('**/api/verification/next'), page.keyboard.press('Shift+Enter')]);
  const { task: following } = (await next.json()) as { task: Task | null };
  await page.getByText(/terkirim\./).waitFor();
  return following ? shown(page, following) : null;
}

/** A page that cannot be read: the station is asked for another photo of it, with a word why. Gives what came next. */
export async function askAgain(page: Page, wrong: number, note: string): Promise<Task | null> {
  await page.keyboard.press('b');
  await page.getByLabel('Catatan untuk KPPS').fill(note);
  for (const number of [1, 2, 3]) await page.getByLabel(`Halaman ${number}`, { exact: true }).setChecked(number === wrong);
  await shot(page, 'reading-fault');
  const [next] = await Promise.all([page.waitForResponse('**/api/verification/next'), page.getByRole('button', { name: 'Kirim alasan' }).click()]);
  const { task } = (await next.json()) as { task: Task | null };
  return task ? shown(page, task) : null;
}
