import { formatSize } from '../size.ts'
import type { Budget, Sizes } from './settings.ts'
import { FORMS, type Measured } from './sizes.ts'

const NAMES = { raw: '', gzip: ' packed with gzip', brotli: ' packed with Brotli' }

export interface Overrun {
  /** A single file; nothing for all of them together. */
  path?: string
  message: string
}

/** What is larger than it may be, and by how much. */
export function overruns(budget: Budget, { total, files }: Measured, base: Sizes | undefined): Overrun[] {
  const found: Overrun[] = []
  for (const form of FORMS) {
    const most = budget.total[form]
    if (most !== undefined && total[form] > most) {
      found.push({
        message: `the output is ${formatSize(total[form])}${NAMES[form]}, ${formatSize(total[form] - most)} over its budget of ${formatSize(most)}`,
      })
    }
    const growth = budget.growth[form]
    if (growth !== undefined && base && total[form] > base[form] * (1 + growth)) {
      const grown = base[form] === 0 ? 'from nothing' : `by ${(100 * (total[form] / base[form] - 1)).toFixed(1)}%`
      found.push({
        message: `the output${NAMES[form]} has grown ${grown} against the base branch (${formatSize(base[form])} to ${formatSize(total[form])}), and may grow by ${(100 * growth).toFixed(1).replace('.0', '')}%`,
      })
    }
    const each = budget.file[form]
    if (each === undefined) continue
    for (const [path, size] of files) {
      if (size[form] <= each) continue
      found.push({
        path,
        message: `${path} is ${formatSize(size[form])}${NAMES[form]}, ${formatSize(size[form] - each)} over the budget of ${formatSize(each)} for a single file`,
      })
    }
  }
  return found
}
