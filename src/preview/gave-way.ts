import type { PreviewContext, PullState } from './context.ts'

/** The preview is no longer wanted: nothing more may be changed for it. */
export class GaveWay extends Error {
  override name = 'GaveWay'
  readonly pull: PullState

  constructor({ number, commit }: PreviewContext['pull'], pull: PullState) {
    super(
      pull.open
        ? `${commit.slice(0, 7)} is no longer the head of pull request ${number}; ${pull.head.slice(0, 7)} is`
        : `pull request ${number} is closed`,
    )
    this.pull = pull
  }
}

/** Throws `GaveWay` when a newer commit was pushed, or the pull request was closed. */
export async function demandWanted({ pull, records }: Pick<PreviewContext, 'pull' | 'records'>): Promise<void> {
  demandHead(pull, await records.pull())
}

export function demandHead(pull: PreviewContext['pull'], state: PullState): void {
  if (!state.open || state.head !== pull.commit) throw new GaveWay(pull, state)
}
