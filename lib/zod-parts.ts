/** What the console uses of zod. Named, because the whole namespace brings every locale into the browser. */
export {
  array,
  boolean,
  coerce,
  config,
  custom,
  enum,
  literal,
  number,
  object,
  preprocess,
  string,
  tuple,
  union,
  unknown,
  url,
  ZodError,
} from 'zod';
export type { ZodType, infer } from 'zod';
