import { execFileSync } from 'node:child_process'

const wanted = process.env['INPUT_NODE-VERSION']
const found = execFileSync('node', ['--version'], { encoding: 'utf8' }).trim()
if (!found.startsWith(`v${wanted}.`)) throw new Error(`Node ${wanted} is wanted, ${found} is there`)
