import { listFiles } from '../../src/verify/files.ts'
import { missingReferences } from '../../src/verify/references.ts'
import { scan } from '../../src/verify/scan.ts'

/** The scan as verify does it: secrets, paths, digest and references of one folder. */
const [directory = ''] = process.argv.slice(2)
const { files } = await listFiles(directory, { isSource: false, within: directory })
const startedAt = performance.now()
const secrets = Array.from({ length: 8 }, (_, n) => ({ name: `S${n}`, value: `a-known-secret-number-${n}-Zk3vQ9xT2m` }))
const builderPaths = ['/home/runner/work/shop/shop', '/home/runner']
const { digest, hits } = await scan(files, { secrets, builderPaths, commit: '0123456789abcdef'.repeat(3), allow: [] })
const missing = await missingReferences(files, { base: '/', elsewhere: [] })
console.log(JSON.stringify({ ms: performance.now() - startedAt, digest, hits: hits.length, missing: missing.length }))
