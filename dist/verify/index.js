// Written by scripts/build.mjs.
import { main } from '../lib/index.js'
await main('verify')
