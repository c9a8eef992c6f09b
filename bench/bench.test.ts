import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { createFakeApi } from './fake-api.ts'
import { makeTree } from './tree.ts'

test('a tree has as many files and bytes as asked for, no two alike', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tree-test-'))
  try {
    makeTree(directory, { files: 120, bytes: 240_000 })

    const files = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    expect(files).toHaveLength(120)
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBe(240_000)
    expect(new Set(files.map((file) => createHash('sha1').update(readFileSync(file)).digest('hex'))).size).toBe(120)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})

test('the stand-in asks for what it lacks, takes it, and creates the deployment', async () => {
  const { server, stats, reset } = createFakeApi()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const create = async (): Promise<{ status: number; body: unknown }> => {
    const body = JSON.stringify({ name: 'bench', files: [{ file: 'a', sha: 'abc', size: 3 }] })
    const response = await fetch(`${url}/v13/deployments`, { method: 'POST', body })
    return { status: response.status, body: await response.json() }
  }
  try {
    expect(await create()).toMatchObject({ status: 400, body: { error: { code: 'missing_files', missing: ['abc'] } } })
    await fetch(`${url}/v2/files`, { method: 'POST', body: 'abc', headers: { 'x-now-digest': 'abc' } })
    expect(await create()).toMatchObject({ status: 200, body: { readyState: 'READY' } })
    expect(stats).toMatchObject({ requests: 3, uploads: 1, bytes: 3, deployments: 1, unknown: [] })

    reset(true)
    expect(await create()).toMatchObject({ status: 200 })
    reset(false)
    expect(await create()).toMatchObject({ status: 400 })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
