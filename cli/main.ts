import { parseArgs } from 'node:util'
import { nearest } from '../src/nearest.ts'
import { explain } from '../src/explain.ts'
import { HELP, readVersion } from './help.ts'
import { completeNode } from './older-node.ts'
import { program } from './package.ts'
import { complain, say } from './screen.ts'
import { WrongUsage } from './usage.ts'

const COMMANDS: Record<string, () => Promise<{ run: (args: string[]) => Promise<number> }>> = {
  init: async () => await import('./init.ts'),
  check: async () => await import('./check.ts'),
  rehearse: async () => await import('./rehearse.ts'),
}

completeNode()
// Whoever read it has gone, as `head` does; what was begun is finished.
process.stdout.on('error', () => {})
const [name = 'help', ...args] = process.argv.slice(2)

try {
  process.exitCode = await run(name)
} catch (error) {
  const wrong =
    error instanceof WrongUsage || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  complain(explain(error))
  if (wrong) complain(`see: ${program()} ${name in COMMANDS ? `${name} ` : ''}--help`)
  process.exitCode = wrong ? 2 : 1
}

async function run(name: string): Promise<number> {
  if (name === '--version' || name === '-v') return say(readVersion())
  const asked = name === 'help' ? (args[0] ?? 'ops-actions') : name
  if (name === 'help' || name === '--help' || name === '-h') return say(HELP[asked] ?? HELP['ops-actions'] ?? '')
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    const meant = nearest(name, Object.keys(COMMANDS))
    throw new WrongUsage(`there is no command "${name}"${meant ? `; did you mean "${meant}"?` : ''}`)
  }
  if (parseArgs({ args, strict: false }).values['help']) return say(HELP[name] ?? '')
  return await (await load()).run(args)
}
