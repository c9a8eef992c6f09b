import { execFileSync } from 'node:child_process'

const git = (...args) => execFileSync('git', args, { cwd: process.env.GITHUB_WORKSPACE, stdio: 'inherit' })

const { STAND_IN_REMOTE: remote, INPUT_REF: ref, 'INPUT_FETCH-DEPTH': depth } = process.env

// Only what the commit holds comes along, as with the original: neither changes of the working tree nor what was built there.
git('init', '--quiet')
git('fetch', '--quiet', ...(depth === '0' ? [] : [`--depth=${depth}`]), remote, ref)
git('checkout', '--quiet', '--detach', 'FETCH_HEAD')
