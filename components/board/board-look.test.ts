import { describe, expect, it } from 'vitest';
import { BOARD_COLUMNS, HIDEABLE_COLUMNS } from '#lib/fleet/board-view.ts';
import { shownColumns, toggleColumn } from './board-look.ts';

describe('shownColumns', () => {
  it('shows every column in its order when none is hidden', () => {
    expect(shownColumns([])).toEqual(BOARD_COLUMNS);
  });

  it('leaves out what is hidden, but never the driver', () => {
    expect(shownColumns(HIDEABLE_COLUMNS)).toEqual(['driver']);
    expect(shownColumns(['plan'])).not.toContain('plan');
  });
});

it('toggleColumn takes a column away and brings it back', () => {
  expect(toggleColumn([], 'plan')).toEqual(['plan']);
  expect(toggleColumn(['plan', 'flags'], 'plan')).toEqual(['flags']);
});
