import * as z from 'zod';
import { isTime } from '../rules/time.ts';

/** Seconds, fractions allowed. Relative, so that a wrong clock does no harm. */
export const Seconds = z.number().nonnegative();

/** A time in ISO 8601. */
export const Time = z.string().refine(isTime).meta({ format: 'date-time' });

/** An identifier that the service made: 1 to 255 visible ASCII characters. */
export const Id = z.string().regex(/^[!-~]{1,255}$/);

/** Random: 1 to 255 visible ASCII characters. Within 24 hours the same key with the same body is carried out once and gets the first answer again; with another body it is refused (`conflict`). */
export const IdempotencyKey = z.string().regex(/^[!-~]{1,255}$/);

/** Text that is looked up as it is. PostgreSQL takes NUL in no text: a look-up would fail. */
// eslint-disable-next-line no-control-regex -- NUL is what it is about.
export const Text = z.string().regex(/^[^\u0000]*$/);

/** A random value that the service gave out, however a mail program or a person mangled it: a wrong one is a problem with words. One that is mailed is of letters, digits, `-` and `_`, and doesn't begin with `3D`. */
export const Token = z.string();

/** `z.object` with a plainer type: a declaration file then keeps the comments of the members. */
export const object = <Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strip> => z.object(shape);
