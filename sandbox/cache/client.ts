// The official client in a process of its own: it reads its environment when it is imported.
// node client.ts save|restore PATH KEY [RESTORE_KEY…]; the result is the last line.
import { restoreCache, saveCache } from '@actions/cache'

const [action, path = '', key = '', ...restoreKeys] = process.argv.slice(2)
const result =
  action === 'save'
    ? await saveCache([path], key).catch(String)
    : ((await restoreCache([path], key, restoreKeys).catch(String)) ?? null)
console.log(`\n${JSON.stringify(result)}`)
