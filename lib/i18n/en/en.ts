import { access } from './access.ts';
import { approvals } from './approvals.ts';
import { assign } from './assign.ts';
import { audit } from './audit.ts';
import { board } from './board.ts';
import { driver } from './driver.ts';
import { error } from './error.ts';
import { guarded } from './guarded.ts';
import { handover } from './handover.ts';
import { insights } from './insights.ts';
import { logout } from './logout.ts';
import { override } from './override.ts';
import { evidence } from './evidence.ts';
import { review } from './review.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import * as words from './words.ts';

/** Every text on screen, in English. Its keys and parameters are what every other language must have. */
export const en = {
  access,
  approvals,
  assign,
  audit,
  board,
  driver,
  error,
  guarded,
  handover,
  insights,
  logout,
  override,
  evidence,
  review,
  sessions,
  settings,
  shell,
  ...words,
} as const;
