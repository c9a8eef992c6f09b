import { type Method, METHODS } from './check.ts'
import { type FileCheck, KINDS, TIMING_KEYS } from './check-schema.ts'
import type { Path } from './document.ts'
import { type Language, wrongExpression } from './expressions.ts'
import { type FileStep, REQUEST_KEYS } from './request-schema.ts'
import { type Finding, pathName, show } from './structure.ts'
import { addressOf } from './to-check.ts'
import { ms } from './values.ts'

type Sound = (Partial<FileCheck> | undefined)[]

interface SoundFile {
  components?: Record<string, { smoke?: Sound | undefined }>
  smoke?: Sound
  gate?: { timeout?: string }
}

const SAFE: readonly Method[] = ['get', 'head', 'options']
const SIGNALS = ['sentry', 'prometheus'] as const

/** What no schema can say about the checks of a whole file. */
export async function checkAllChecks({ components = {}, smoke = [], gate }: SoundFile): Promise<Finding[]> {
  const own = Object.entries(components).map(
    async ([name, { smoke: checks = [] }]) => await checkChecks(checks, ['components', name, 'smoke'], gate?.timeout),
  )
  const found = [await checkChecks(smoke, ['smoke'], gate?.timeout), ...(await Promise.all(own))]
  const homeless = smoke.flatMap((check, index) =>
    SIGNALS.filter((kind) => check?.[kind]).map((kind) =>
      key(['smoke', index, kind], `has no address that tells whose it is; move it below "smoke" of a component`),
    ),
  )
  return [...homeless, ...found.flat()]
}

/** The same for one list of them. `timeout` is that of the gate. */
export async function checkChecks(checks: Sound, path: Path, timeout?: string): Promise<Finding[]> {
  const found = checks.map(async (check, index) => {
    if (!check) return []
    const here = [...path, index]
    const steps = check.steps?.map(async (step, at) => await checkRequest(step, [...here, 'steps', at])) ?? []
    return [
      ...wrongPlaces(check, here),
      ...wrongTimes(check, here, timeout),
      ...wrongLoad(check, here),
      ...(check.steps ? (await Promise.all(steps)).flat() : await checkRequest(check, here)),
    ]
  })
  return (await Promise.all(found)).flat()
}

/** The key of a check that holds its address. */
export function placeOfAddress(check: Partial<FileCheck>): Path {
  const method = METHODS.find((one) => check[one] !== undefined)
  if (method) return [method]
  const kind = KINDS.find((one) => check[one] !== undefined) ?? 'steps'
  if (kind === 'steps') return ['steps', 0, ...placeOfAddress(check.steps?.[0] ?? {})]
  return typeof check[kind] === 'string' ? [kind] : [kind, 'address']
}

/** Keys of a request beside a check of another kind would be left out in silence. */
function wrongPlaces(check: Partial<FileCheck>, path: Path): Finding[] {
  const kind = KINDS.find((one) => check[one] !== undefined)
  if (kind === undefined) return []
  return [...REQUEST_KEYS, ...TIMING_KEYS]
    .filter((one) => one !== 'name' && !(METHODS as readonly string[]).includes(one) && Object.hasOwn(check, one))
    .map((one) => {
      const remedy = kind === 'steps' ? 'write it into the step' : `it cannot stand beside "${kind}"`
      return key([...path, one], `belongs to a request; ${remedy}`)
    })
}

function wrongTimes(check: Partial<FileCheck>, path: Path, timeout: string | undefined): Finding[] {
  const timed = TIMING_KEYS.find((one) => Object.hasOwn(check, one))
  const method = METHODS.find((one) => check[one] !== undefined)
  const repeats = timed ?? (check.duration === undefined ? undefined : 'duration')
  if (repeats !== undefined && method && !SAFE.includes(method)) {
    return [key([...path, repeats], `would send the ${method.toUpperCase()} again and again; measure a "get" instead`)]
  }
  const { p50, p95, p99, compare } = check
  const vain = p50 === undefined && p95 === undefined && p99 === undefined && compare === undefined
  if (vain && timed !== undefined) return [key([...path, timed], 'needs a limit beside it, such as "p95: 800ms"')]
  const bakes = SIGNALS.find((kind) => check[kind] !== undefined)
  const over = bakes && check[bakes]?.over
  if (over === undefined || timeout === undefined || ms(over) < ms(timeout)) return []
  return [
    key(
      [...path, bakes ?? '', 'over'],
      `is ${over}, and the gate ends after ${timeout}; write a longer "gate: { timeout: … }"`,
    ),
  ]
}

function wrongLoad({ load }: Partial<FileCheck>, path: Path): Finding[] {
  const { rate, connections = 10 } = typeof load === 'object' ? load : {}
  if (rate === undefined || connections <= rate) return []
  const message = `is ${connections}, more than the ${rate} requests a second`
  return [key([...path, 'load', 'connections'], message)]
}

async function checkRequest(step: Partial<FileStep>, path: Path): Promise<Finding[]> {
  const found: Finding[] = []
  const { send } = step
  const bodies = (['json', 'form', 'body'] as const).filter((one) => send?.[one] !== undefined)
  if (bodies.length > 1) found.push(key([...path, 'send', bodies[1] ?? ''], `stands beside "${bodies[0]}"; send one`))
  if (bodies[0] !== undefined && (step.get ?? step.head) !== undefined) {
    found.push(key([...path, 'send', bodies[0]], 'cannot go with a GET; use "post", "put" or "patch"'))
  }
  if (addressOf(step)?.startsWith('{{') === true && path.at(-2) !== 'steps') {
    found.push(key([...path, ...placeOfAddress(step)], 'begins with a captured value; use "steps", which capture it'))
  }
  for (const { language, expression, place } of expressionsOf(step)) {
    const wrong = await wrongExpression(language, expression)
    if (wrong !== undefined) {
      const what = language === 'regex' ? 'regular expression' : NAMES[language]
      found.push(key([...path, ...place], `${show(expression)} is no ${what}: ${wrong}`))
    }
  }
  return found
}

const NAMES = { jsonpath: 'JSONPath', xpath: 'XPath', css: 'CSS selector' }
const LANGUAGES = ['jsonpath', 'xpath', 'css', 'regex'] as const

function* expressionsOf(step: Partial<FileStep>): Generator<{ language: Language; expression: string; place: Path }> {
  for (const language of LANGUAGES) {
    for (const expression of Object.keys(step[language] ?? {})) {
      yield { language, expression, place: [language, expression] }
    }
    for (const [name, capture] of Object.entries(step.capture ?? {})) {
      const expression = capture[language]
      if (expression !== undefined) yield { language, expression, place: ['capture', name, language] }
    }
  }
  yield* patternsIn(step, [])
}

function* patternsIn(value: unknown, path: Path): Generator<{ language: Language; expression: string; place: Path }> {
  if (typeof value !== 'object' || value === null || path.at(-1) === 'send') return
  for (const [name, child] of Object.entries(value)) {
    const place = [...path, name]
    if (name === 'matches' && typeof child === 'string') yield { language: 'regex', expression: child, place }
    else yield* patternsIn(child, place)
  }
}

/** `message` goes on after the name of the key. */
function key(path: Path, message: string): Finding {
  const told = message.startsWith('"') ? `: ${message}` : ` ${message}`
  return { path, part: 'key', message: `${pathName(path)}${told}` }
}
