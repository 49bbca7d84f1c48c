import { z } from 'zod';
import { waitUntil } from '../../supabase/local/wait-until.ts';
import type { Person } from '../stack/world.ts';
import { openCdpPage, type CdpPage } from './cdp.ts';
import { sessionCookies, type Project } from '../stack/session-cookies.ts';

/** A row that was seen to take a status, with the time of the frame that showed it (ms since the epoch). */
export type Painted = { readonly reference: string; readonly status: string; readonly at: number };

export type BoardPage = {
  readonly page: CdpPage;
  /** References of the rows that are on the screen. */
  visible(): Promise<readonly string[]>;
  painted(): Promise<readonly Painted[]>;
  /** Forgets what was painted so far. */
  forget(): Promise<void>;
  close(): Promise<void>;
};

const painted = z.array(z.object({ reference: z.string(), status: z.string(), at: z.number() }));

// A frame that has been painted: the first message after the callback that runs before painting.
const WATCH = `
  window.painted = [];
  const note = (row) => requestAnimationFrame(() => {
    const { batch, status } = row.dataset;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.painted.push({ reference: batch, status, at: Date.now() });
    channel.port2.postMessage(null);
  });
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target.matches('[role=row][data-batch]')) note(target);
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-status'] });
`;

/** Opens the live board as a member, ordered by reference so that no row moves, and notes what it paints. */
export async function openBoardPage(
  consoleUrl: string,
  project: Project,
  member: Person,
): Promise<BoardPage> {
  const page = await openCdpPage(1440, 900);
  try {
    for (const { name, value } of await sessionCookies(project, member)) {
      await page.send('Network.setCookie', { name, value, url: consoleUrl });
    }
    await page.send('Page.navigate', { url: `${consoleUrl}/board?sort=batch&dir=asc` });
    const live = () => page.evaluate(`document.querySelector('[data-connection=live]') ? true : undefined`);
    if ((await waitUntil(live, 60_000, 100)) === undefined) {
      const shown = await page.evaluate('location.href + "\\n" + document.body.innerText.slice(0, 500)');
      throw new Error(`The board did not go live. It shows:\n${String(shown)}`);
    }
    await page.evaluate(`{${WATCH}}`);
  } catch (cause) {
    await page.close();
    throw cause;
  }
  return {
    page,
    visible: async () => z.array(z.string()).parse(await page.evaluate(VISIBLE)),
    painted: async () => painted.parse(await page.evaluate('window.painted')),
    forget: async () => void (await page.evaluate('window.painted.length = 0')),
    close: page.close,
  };
}

const VISIBLE = `[...document.querySelectorAll('[role=row][data-batch]')]
  .filter((row) => row.getBoundingClientRect().bottom <= innerHeight)
  .map((row) => row.dataset.batch)`;
