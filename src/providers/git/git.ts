import { spawn } from 'node:child_process'

export interface Git {
  /** Hands each piece of what the command prints, as it comes, to `read`. Throws when the command fails. */
  stream(args: readonly string[], read: (piece: Buffer) => void): Promise<void>
  /** `input` is what the command reads. */
  lines(args: readonly string[], input?: string): Promise<string[]>
  /** Nothing when the command fails, which for many is an answer. */
  answer(args: readonly string[]): Promise<string | undefined>
}

/** What a repository's own configuration could make git do besides reading. */
const READ_ONLY = ['--no-pager', '--no-replace-objects', '-c', 'core.quotePath=false', '-c', 'log.showSignature=false']

/** The program `git` on a checkout. Nothing goes through a shell. */
export function git(directory: string, signal?: AbortSignal): Git {
  async function stream(args: readonly string[], read: (piece: Buffer) => void, input = ''): Promise<void> {
    const child = spawn('git', [...READ_ONLY, ...args], {
      cwd: directory,
      // A partial clone would fetch what is missing, one object at a time.
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
      ...(signal ? { signal } : {}),
    })
    let trouble = ''
    child.stdout.on('data', read)
    child.stderr.on('data', (piece: Buffer) => {
      trouble = (trouble + piece.toString()).slice(-500)
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}: ${trouble.trim().split('\n').at(-1)}`)
  }

  async function text(args: readonly string[], input?: string): Promise<string> {
    const pieces: Buffer[] = []
    await stream(args, (piece) => pieces.push(piece), input)
    return Buffer.concat(pieces).toString()
  }

  return {
    stream,
    lines: async (args, input) => (await text(args, input)).split('\n').filter((line) => line !== ''),
    async answer(args) {
      try {
        return (await text(args)).trim()
      } catch {
        return undefined
      }
    },
  }
}
