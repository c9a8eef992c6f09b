import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** With one of these, or a prebuilt output, more than the fixed names decides. */
const OWN_RULES = ['.vercelignore', '.nowignore', 'Cargo.toml', '.vercel/routes.json']

/** What Vercel's client leaves out of every deployment, wherever it lies and however it is written. */
const LEFT_OUT =
  /^(\.(hg|git|gitmodules|svn|cache|next|now|vercel|npmignore|dockerignore|gitignore|DS_Store|lock-wscript|env\.local|venv|.*\.swp|wafpicke-.*|env\..*\.local|pnp.*)|npm-debug\.log|config\.gypi|node_modules|__pycache__|venv|CVS)$/is

/** Whether `walk` chooses the same files as Vercel's client, which takes as long to load as thousands of files to hash. */
export function needsNoRules(root: string): boolean {
  return !OWN_RULES.some((name) => existsSync(join(root, name)))
}

/** The files and links below `root`, and the directories that hold none, relative and with `/`. */
export function walk(root: string): string[] {
  const paths: string[] = []
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder + entry.name
      if (LEFT_OUT.test(entry.name) || /^\.yarn\/cache$/i.test(path)) continue
      const before = paths.length
      if (entry.isDirectory()) visit(`${path}/`)
      if (paths.length === before) paths.push(path)
    }
  }
  visit('')
  return paths
}
