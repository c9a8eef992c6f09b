import type { Repository } from '../../verify/context.ts'
import { git } from './git.ts'

/** What git knows of the working tree at `workspace`; where it is no repository of its own, nothing. */
export function checkout(workspace: string, signal: AbortSignal): Repository {
  return {
    async head() {
      const found = await git(workspace, signal).answer(['rev-parse', '--show-prefix', 'HEAD'])
      // A prefix would mean that the repository is that of somebody above.
      return /^[0-9a-f]{40}$/.exec(found ?? '')?.[0]
    },
    async files(directory) {
      const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
      const found = await git(directory, signal).answer(args)
      return found ? found.split('\0').filter((path) => path !== '') : undefined
    },
    async tracks(directory) {
      return Boolean(await git(directory, signal).answer(['ls-files', '--', '.']))
    },
  }
}
