/** What the console uses of zod's small form. Named, because the whole namespace brings every locale into the browser. */
export {
  array,
  boolean,
  catch,
  coerce,
  custom,
  enum,
  int,
  literal,
  looseObject,
  maximum,
  minimum,
  nullable,
  nullish,
  number,
  object,
  optional,
  pipe,
  refine,
  string,
  transform,
  tuple,
  union,
  unknown,
} from 'zod/mini';
export { $ZodError } from 'zod/v4/core';
export type { ZodMiniType, infer } from 'zod/mini';
