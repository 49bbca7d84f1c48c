import type { Page } from '@playwright/test';

/** What somebody with a small or enlarged screen could not use on this page, in words; empty when all is well. */
export async function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide on ${clientWidth} px`);

    /** Complains when the middle of a control cannot be brought into sight along one axis. */
    const check = (control: Element, axis: 'x' | 'y'): void => {
      const nameOf = () =>
        `${control.tagName.toLowerCase()} “${control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40)}”`;
      const box = control.getBoundingClientRect();
      let middle = axis === 'x' ? box.left + box.width / 2 : box.top + box.height / 2;
      for (let around = control; around !== document.documentElement;) {
        const fixed = getComputedStyle(around).position === 'fixed';
        const parent = around.parentElement;
        if (fixed || parent === null) break;
        const { overflowX, overflowY } = getComputedStyle(parent);
        const overflow = axis === 'x' ? overflowX : overflowY;
        const edge = parent.getBoundingClientRect();
        const [from, to] = axis === 'x' ? [edge.left, edge.right] : [edge.top, edge.bottom];
        if (['auto', 'scroll'].includes(overflow)) {
          // Once scrolled to, it lies where the scrolling box lies.
          middle = (from + to) / 2;
        } else if (overflow !== 'visible' && (middle < from || middle > to)) {
          found.push(`${nameOf()} is cut off along ${axis}`);
          return;
        }
        around = parent;
      }
      const end = axis === 'x' ? window.innerWidth : window.innerHeight;
      if (middle < 0 || middle > end) found.push(`${nameOf()} lies outside along ${axis}`);
    };
    const controls = 'a[href], button, input, select, textarea, summary, [role=tab], [role=option]';
    for (const control of document.querySelectorAll<HTMLElement>(controls)) {
      const { width, height } = control.getBoundingClientRect();
      const style = getComputedStyle(control);
      const unseen = width <= 1 || height <= 1 || style.visibility === 'hidden' || style.opacity === '0';
      // What stands behind a dialog is not to be used now; what shows under the pointer has its own way.
      if (unseen || control.closest('[inert], [aria-hidden=true], .row-actions, .sr-only') !== null) continue;
      if (control.tabIndex < 0 && control.closest('[role=grid], [role=treegrid]') === null) continue;
      // The link past the navigation comes into sight with the focus.
      const focused = document.activeElement;
      const comes = control.matches('a[href^="#"]');
      if (comes) control.focus();
      check(control, 'x');
      check(control, 'y');
      if (comes && focused instanceof HTMLElement) focused.focus();
    }
    return found;
  });
}
