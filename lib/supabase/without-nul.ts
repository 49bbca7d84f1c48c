/** Leaves out the NUL that a paste or a link may bring: text of Postgres cannot hold one, and it would refuse the whole request. */
export const fetchWithoutNul: typeof fetch = (input, init) =>
  fetch(
    typeof input === 'string' ? input.replaceAll('%00', '') : input,
    typeof init?.body === 'string' ? { ...init, body: withoutNul(init.body) } : init,
  );

/** Escapes of JSON are taken one after the other, so that a backslash written before “u0000” stays what it is. */
function withoutNul(json: string): string {
  return json.replace(/\\(?:(u0000)|[^])/g, (escape, nul) => (nul ? '' : escape));
}
