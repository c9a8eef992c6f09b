import type { Publisher } from '../../notes/publisher.ts'
import { type CommentOptions, comments } from './comments.ts'
import { releases } from './releases.ts'

/** Shows release notes on GitHub. */
export function githubPublisher(options: CommentOptions): Publisher {
  return { ...releases(options.github), ...comments(options) }
}
