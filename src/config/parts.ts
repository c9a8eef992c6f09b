import * as v from 'valibot'
import { DURATION } from '../duration.ts'

/** Where one of several keys must stand, and only one. Kept as metadata: it goes into the published schema as well. */
export interface OneOf {
  oneOf: readonly string[]
}

/** A value that may be written short, or as a mapping. */
export interface Either {
  either: readonly [short: v.GenericSchema, long: v.GenericSchema]
}

export const text = (description: string) =>
  v.pipe(v.string('a text'), v.regex(/\S/, 'a text that is not empty'), v.description(description))

export const word = (description: string) =>
  v.pipe(v.string('a text'), v.regex(/^\S+$/, 'a text without blanks'), v.description(description))

export const duration = (description: string) =>
  v.pipe(
    v.string('a duration like "800ms", "90s", "5m" or "1h"'),
    v.regex(DURATION, 'a duration like "800ms", "90s", "5m" or "1h"'),
    v.description(description),
  )

/** A part of a whole. */
export const share = (description: string) =>
  v.pipe(
    v.string('a share like "1%"'),
    v.regex(/^(100|\d{1,2}(\.\d+)?)%$/, 'a share like "1%" or "99.5%"'),
    v.description(description),
  )

export const flag = (description: string) => v.pipe(v.boolean('true or false'), v.description(description))

export const choice = <const T extends readonly string[]>(options: T, description: string) =>
  v.pipe(v.picklist(options, `one of ${options.map((one) => `"${one}"`).join(', ')}`), v.description(description))

export const whole = ([least, most]: readonly [number, number], description: string) =>
  v.pipe(
    v.number(`a number from ${least} to ${most}`),
    v.integer('a whole number'),
    v.minValue(least, `a number from ${least} to ${most}`),
    v.maxValue(most, `a number from ${least} to ${most}`),
    v.description(description),
  )

export const list = <T extends v.GenericSchema>(item: T, description: string) =>
  v.pipe(v.array(item, 'a list'), v.description(description))

/** Mistakes are told of the form that was meant, and not of both. */
export const either = <S extends v.GenericSchema, L extends v.GenericSchema>(short: S, long: L) =>
  Object.assign(
    v.lazy((input): S | L => (typeof input === 'object' && input !== null && !Array.isArray(input) ? long : short)),
    { either: [short, long] } satisfies Either,
  )
