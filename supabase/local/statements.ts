/**
 * Cuts an SQL script into its statements, as Supabase's own tool does: no trailing semicolon, comments kept with what follows.
 * Knows quotes, dollar quotes, nested comments and the `begin atomic` bodies of SQL functions.
 */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let start = 0;
  let atomicDepth = 0;
  let at = 0;
  while (at < script.length) {
    const token = readToken(script, at);
    const next = at + token.length;
    if (/^begin$/i.test(token) && /^\s+atomic\b/i.test(script.slice(next))) atomicDepth += 1;
    else if (atomicDepth > 0 && /^case$/i.test(token)) atomicDepth += 1;
    else if (atomicDepth > 0 && /^end$/i.test(token)) atomicDepth -= 1;
    if (token === ';' && atomicDepth === 0) {
      add(statements, script.slice(start, at));
      start = next;
    }
    at = next;
  }
  add(statements, script.slice(start));
  return statements;
}

function add(statements: string[], piece: string): void {
  const statement = piece.trim();
  if (statement !== '' && !isOnlyComment(statement)) statements.push(statement);
}

function isOnlyComment(statement: string): boolean {
  let at = 0;
  while (at < statement.length) {
    const token = readToken(statement, at);
    if (!/^(--|\/\*|\s)/.test(token)) return false;
    at += token.length;
  }
  return true;
}

const simpleTokens = [
  /\s+/y,
  /--[^\n]*/y,
  /"(?:[^"]|"")*"?/y,
  /\b[eE]'(?:[^'\\]|\\[^]|'')*'?/y,
  /'(?:[^']|'')*'?/y,
  /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y,
  /\d+/y,
];

function readToken(script: string, at: number): string {
  const dollar = matchAt(/\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y, script, at);
  if (dollar !== undefined)
    return upTo(script, at, script.indexOf(dollar, at + dollar.length), dollar.length);
  if (script.startsWith('/*', at)) return readComment(script, at);
  for (const pattern of simpleTokens) {
    const token = matchAt(pattern, script, at);
    if (token !== undefined) return token;
  }
  return script.charAt(at);
}

function readComment(script: string, start: number): string {
  let depth = 0;
  for (let at = start; at < script.length; at += 1) {
    if (script.startsWith('/*', at)) depth += 1;
    else if (script.startsWith('*/', at)) depth -= 1;
    else continue;
    at += 1;
    if (depth === 0) return script.slice(start, at + 1);
  }
  return script.slice(start);
}

function upTo(script: string, start: number, end: number, extra: number): string {
  return end === -1 ? script.slice(start) : script.slice(start, end + extra);
}

function matchAt(pattern: RegExp, script: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(script)?.[0];
}
