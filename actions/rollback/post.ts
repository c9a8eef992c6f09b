import { post } from '../../src/action.ts'
import { finishInPost } from '../release-post.ts'
import { releaseInputs } from '../release-context.ts'

await post({ name: 'rollback', read: releaseInputs, run: finishInPost })
