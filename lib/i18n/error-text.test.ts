import { expect, it } from 'vitest';
import { appError } from '../app-error.ts';
import { errorText, failureText } from './error-text.ts';
import { reasonText } from './reason-text.ts';
import { dutch, english } from './test-languages.ts';

it('shows the server’s own sentence where it is in the viewer’s language, else one by the code', () => {
  const error = {
    code: 'illegal_transition',
    message: 'Cannot arrive at stop from status INACTIVE.',
  } as const;
  expect(errorText(error, english)).toBe('Cannot arrive at stop from status INACTIVE.');
  expect(errorText(error, dutch)).toBe('Dit kan niet vanuit de huidige status.');
});

it('says in the viewer’s language that the server did not answer', () => {
  expect(errorText(appError('unreachable'), english)).toBe('The server did not answer.');
  expect(errorText(appError('unreachable'), dutch)).toBe('De server antwoordde niet.');
});

it('says that an act was not done only where an answer said so', () => {
  const { t } = english;
  expect(failureText(appError('unreachable'), english, 'settings.notSaved')).toBe(t('guarded.unanswered'));
  expect(failureText(appError('malformed'), english, 'settings.notSaved')).toBe(t('error.malformed'));
  expect(failureText(appError('forbidden'), english, 'settings.notSaved')).toBe(
    'Not saved. Your account may not do this.',
  );
});

it('translates a reason every workspace has, and never one that a workspace made or rewrote', () => {
  expect(reasonText('other', dutch.t, 'Other')).toBe('Anders');
  expect(reasonText('other', dutch.t, 'Something else')).toBe('Something else');
  expect(reasonText('gate_closed', dutch.t, 'Poort dicht')).toBe('Poort dicht');
  expect(reasonText('gate_closed', dutch.t)).toBe('Gate closed');
  expect(reasonText('gate_closed_1f00ba', dutch.t)).toBe('Gate closed');
});
