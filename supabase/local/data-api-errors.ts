import { inspect } from 'node:util';
import { RelationNotFoundError } from '@supabase/lite';
import postgres from 'postgres';

/** Codes for which the embedded server already answers as PostgREST does, partly with a better sentence. */
const leftAlone = /^(PT...|PGRST|42501|42P01|42P17|42703|42883|23503|23505|25006|22...|21...)$/;

/** PostgREST's HTTP status for the first characters of an SQLSTATE; what is not here is 400. */
const statuses: readonly (readonly [string, number])[] = [
  ['08', 503],
  ['09', 500],
  ['0L', 403],
  ['0P', 403],
  ['25', 500],
  ['28', 403],
  ['2D', 500],
  ['38', 500],
  ['39', 500],
  ['3B', 500],
  ['40', 500],
  ['53400', 500],
  ['53', 503],
  ['54', 500],
  ['55', 500],
  ['57P01', 503],
  ['57', 500],
  ['58', 500],
  ['F0', 500],
  ['HV', 500],
  ['P0001', 400],
  ['P0', 500],
  ['XX', 500],
];

/** What a function refuses by `raise sqlstate 'PT4nn'`: who asked is told, and nothing is wrong with the server. */
class Refusal extends Error {
  private readonly failure: postgres.PostgresError;

  constructor(failure: postgres.PostgresError) {
    super(failure.message);
    this.failure = failure;
  }

  /** The embedded server answers with this, where it would print any other error. */
  getResponse(): Response {
    const { code, message, detail, hint } = this.failure;
    return Response.json(
      { code, details: detail ?? null, hint: hint ?? null, message },
      { status: Number(code.slice(2)), headers: { 'content-type': 'application/json; charset=utf-8' } },
    );
  }
}

/**
 * Turns a failure of Postgres into what PostgREST would answer. The embedded server knows a few codes only and says 500 to the rest,
 * an ordinary `raise exception` among them.
 * @throws Refusal with the answer in it, for what a function refuses: PostgREST writes no line about that either
 */
export function asPostgrestError(failure: unknown): unknown {
  if (failure instanceof RelationNotFoundError) return quiet(failure, failure.message);
  if (failure instanceof postgres.PostgresError) {
    const { code, message, detail, hint } = failure;
    if (/^PT4\d\d$/.test(code)) throw new Refusal(failure);
    if (leftAlone.test(code)) return quiet(failure, `${code} ${message}`);
    return statusError(statusOf(code), { code, message, details: detail ?? null, hint: hint ?? null });
  }
  const text = failure instanceof Error ? failure.message : String(failure);
  if (/ECONN|CONNECTION_|CONNECT_TIMEOUT/.test(text)) {
    return statusError(503, {
      code: 'PGRST000',
      message: 'The database does not answer.',
      details: null,
      hint: null,
    });
  }
  return failure;
}

function statusOf(code: string): number {
  return statuses.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 400;
}

/** In the form of `raise sqlstate 'PGRST'`, which carries its own status. */
function statusError(
  status: number,
  body: { code: string; message: string; details: string | null; hint: string | null },
) {
  const error = Object.assign(new Error(JSON.stringify(body)), {
    code: 'PGRST',
    detail: JSON.stringify({ status, headers: {} }),
  });
  return quiet(error, `${body.code} ${body.message}`);
}

/** The embedded server prints every request that fails; one short line is enough, and whoever asked writes no other. */
function quiet<E extends Error>(error: E, message: string): E {
  const line = message.slice(0, 300).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  Object.defineProperty(error, inspect.custom, { value: () => `Data API: ${line}`, configurable: true });
  return error;
}
