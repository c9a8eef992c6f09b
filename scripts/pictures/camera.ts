import { pathToFileURL } from 'node:url'
import { launch, type Page } from 'puppeteer-core'
import { findChromium } from '../../src/smoke/chromium.ts'
import type { Theme } from './markdown.ts'

export interface Shot {
  html: string
  theme: Theme
  file: string
  /** What of the page; the first that it names. */
  of: string
  /** Where pictures that the page names are, relative to it. */
  folder?: string
  width?: number
}

export interface Camera {
  take(shot: Shot): Promise<void>
  close(): Promise<void>
}

interface Mermaid {
  initialize(options: object): void
  run(): Promise<void>
}

/** A headless Chromium that takes pictures of pages, with their diagrams drawn by `mermaid`. */
export async function openCamera(mermaid: string): Promise<Camera> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium was found; install one, or name it in CHROME_PATH')
  const browser = await launch({ executablePath, pipe: true, args: ['--no-sandbox', '--hide-scrollbars'] })
  return {
    async take({ html, theme, file, of, folder, width = 1016 }) {
      const page = await browser.newPage()
      await page.setViewport({ width, height: 700, deviceScaleFactor: 1.5 })
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
      if (folder !== undefined) await page.goto(pathToFileURL(`${folder}/`).href)
      await page.setContent(html, { waitUntil: 'load' })
      if (html.includes('class="mermaid"')) await draw(page, mermaid, theme)
      const element = await page.$(of)
      if (!element) throw new Error(`the page has no ${of}`)
      await element.screenshot({ path: file, omitBackground: true })
      await page.close()
    },
    async close() {
      await browser.close()
    },
  }
}

async function draw(page: Page, path: string, theme: Theme): Promise<void> {
  await page.addScriptTag({ path })
  await page.evaluate(
    async (name) => {
      const { mermaid } = globalThis as unknown as { mermaid: Mermaid }
      mermaid.initialize({ startOnLoad: false, theme: name })
      await mermaid.run()
    },
    theme === 'dark' ? 'dark' : 'default',
  )
}
