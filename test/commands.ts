import { existsSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

/** npm's own commands that the docs use, and `npm test` and the like stand for scripts. */
const NPM = new Set(['ci', 'cit', 'install'])
const SHORT = new Set(['test', 'start'])

/** Flags of `gh` that the docs use, by command. */
const GH: Record<string, RegExp> = {
  'workflow run': /^(-f|--ref|[\w-]+=\S*|[\w./-]+)$/,
  'run list': /^(--workflow|--limit|[\w.-]+)$/,
  'run watch': /^\d*$/,
  'secret set': /^(--env|[\w-]+)$/,
  'variable set': /^(--env|--body|[\w:/.-]+)$/,
}

/** What is wrong with the commands of a block for a shell: files, scripts and programs that are not there. */
export function mistakesInCommands(text: string): string[] {
  return text.replaceAll(/\\\n/g, ' ').split('\n').flatMap(mistakesInLine)
}

/** Each line begins in the folder of the repository, or of the example. */
function mistakesInLine(line: string): string[] {
  let folder = '.'
  return line
    .replace(/(^|\s)#.*$/, '')
    .split(/&&|\||;/)
    .map((command) => command.trim().replace(/^([A-Z_]+=\S*\s+)+/, ''))
    .filter((command) => command !== '')
    .flatMap((command) => {
      const [program = '', ...words] = command.split(/\s+/)
      if (program !== 'cd') return mistake(program, words, folder) ?? []
      folder = join(folder, words[0] ?? '')
      return exists(folder, 'example') ? [] : [`no folder: ${command}`]
    })
}

function mistake(program: string, words: string[], folder: string): string | undefined {
  const said = [program, ...words].join(' ')
  if (program === 'npm') {
    const name = words[0] === 'run' ? words.find((word, at) => at > 0 && !word.startsWith('-')) : words[0]
    if (words[0] !== 'run' && NPM.has(name ?? '')) return undefined
    if (words[0] !== 'run' && !SHORT.has(name ?? '')) return `not a command of npm that the docs use: ${said}`
    return scriptsOf(folder).has(name ?? '') ? undefined : `no such script: ${said}`
  }
  if (program === 'node' || program === 'bash') return exists(words[0] ?? '') ? undefined : `no such file: ${said}`
  if (program === 'gh') {
    const flags = GH[words.slice(0, 2).join(' ')]
    return flags && words.slice(2).every((word) => flags.test(word)) ? undefined : `not known: ${said}`
  }
  if (program.startsWith('.ci/')) return exists(program) ? undefined : `no such file: ${said}`
  return ['python3', 'git', 'railway', 'vercel', 'mysql', 'npx', 'docker', 'curl'].includes(program)
    ? undefined
    : `a program that the docs use nowhere else: ${said}`
}

function scriptsOf(folder: string): Set<string> {
  const manifest = [folder, join('example', folder)].map((one) => join(root, one, 'package.json')).find(existsSync)
  if (folder === '.' || manifest === undefined) return new Set(Object.keys(scripts))
  return new Set(Object.keys((JSON.parse(readFileSync(manifest, 'utf8')) as { scripts: object }).scripts))
}

/** `dist` is there only when it was built. */
function exists(path: string, below = ''): boolean {
  const tidy = normalize(path).replace(/\/dist\/?$/, '')
  return existsSync(join(root, tidy)) || (below !== '' && existsSync(join(root, below, tidy)))
}
