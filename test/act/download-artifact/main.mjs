import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

const { call, run } = await import(`${process.env.STAND_INS}/artifacts.mjs`)
const { INPUT_NAME: wanted, INPUT_PATTERN: pattern = '', INPUT_PATH: path, 'INPUT_RUN-ID': runId } = process.env
const folder = path || process.env.GITHUB_WORKSPACE
const from = runId ? { ...run(), workflowRunBackendId: runId } : run()

const { artifacts = [] } = await call('ListArtifacts', from)
const names = artifacts
  .map(({ name }) => name)
  .filter((name) => (wanted ? name === wanted : name.startsWith(pattern.replace('*', ''))))
if (wanted && names.length === 0) throw new Error(`there is no artifact "${wanted}"`)
await mkdir(folder, { recursive: true })
for (const name of names) {
  const { signedUrl } = await call('GetSignedArtifactURL', { ...from, name })
  const files = await fetch(signedUrl).then((answer) => answer.json())
  for (const [file, content] of Object.entries(files)) {
    await writeFile(join(folder, basename(file)), Buffer.from(content, 'base64'))
  }
}
