import { expect, test } from 'vitest';
import { splitStatements } from './statements.ts';

test('semicolons inside quotes, dollar quotes and comments do not end a statement', () => {
  const script = `
    select 'a;b', "c;d", e'it\\'s;', 'it''s;' -- not; here
    ; /* nor; /* here; */ ; */ select $$ ; $$, $tag$ $$;$$ $tag$, $1;
  `;
  expect(splitStatements(script)).toEqual([
    `select 'a;b', "c;d", e'it\\'s;', 'it''s;' -- not; here`,
    `/* nor; /* here; */ ; */ select $$ ; $$, $tag$ $$;$$ $tag$, $1`,
  ]);
});

test('the body of an SQL-standard function stays whole, with a case expression in it', () => {
  const body = `create function f(a int) returns int language sql begin atomic select case a when 1 then 2 end; select 3; end`;
  expect(splitStatements(`${body}; select 1`)).toEqual([body, 'select 1']);
});

test('a script of comments holds no statement, and a last statement needs no semicolon', () => {
  expect(splitStatements('-- nothing\n/* here */ ;\n')).toEqual([]);
  expect(splitStatements('begin; select 1;\nend')).toEqual(['begin', 'select 1', 'end']);
});

test('a comment stays with the statement it explains', () => {
  expect(splitStatements('-- why\ncreate table t ();\nselect 1;')).toEqual([
    '-- why\ncreate table t ()',
    'select 1',
  ]);
});
