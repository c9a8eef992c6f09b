import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openCamera } from './pictures/camera.ts'
import { pageOf } from './pictures/markdown.ts'
import { mermaidFile } from './pictures/mermaid.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = join(root, 'tmp/pictures')
const target = join(root, 'docs/pictures')

// Slow enough that a timeline has seconds to show.
const PACE = '4'

/** Which job summaries of the demo are shown, by the number of their scene. */
const SUMMARIES = [
  { scene: 2, name: 'released', title: 'Release #2 <span>deploy summary</span>' },
  { scene: 3, name: 'undone', title: 'Release #3 <span>deploy summary</span>' },
]

// The pictures of the docs, from real runs of the bundles; --keep takes those of the last time. Pages of the docs are drawn
// too, into tmp/pictures, to look at.
const { values, positionals } = parseArgs({ options: { keep: { type: 'boolean' } }, allowPositionals: true })
const report = join(scratch, 'demo.html')
if (!values.keep) {
  const demo = [join(root, 'sandbox/demo.ts'), '--report', report, '--summaries', scratch, '--pace', PACE]
  execFileSync(process.execPath, demo, { stdio: 'inherit' })
}
mkdirSync(target, { recursive: true })
const camera = await openCamera(await mermaidFile(scratch))
try {
  for (const theme of ['light', 'dark'] as const) {
    const served = { html: readFileSync(report, 'utf8'), theme, of: '.overview', width: 1080 }
    await camera.take({ ...served, file: join(target, `served-${theme}.png`) })
    for (const { scene, name, title } of SUMMARIES) {
      const html = pageOf(readFileSync(join(scratch, `${scene}.md`), 'utf8'), { theme, title })
      await camera.take({ html, theme, file: join(target, `${name}-${theme}.png`), of: 'article' })
    }
    for (const page of positionals) {
      const html = pageOf(readFileSync(join(root, page), 'utf8'), { theme })
      const file = join(scratch, `${page.replaceAll('/', '-').replace(/\.md$/, '')}-${theme}.png`)
      await camera.take({ html, theme, file, of: 'article', folder: join(root, page, '..') })
    }
  }
} finally {
  await camera.close()
}
