import { sep } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Trouble } from '../../help.ts'

/** One entry of a deployment: a file, a link (its content is its target), or an empty directory (without a hash). */
export interface Entry {
  /** Relative to the root, with `/`. */
  path: string
  /** SHA-1 in hexadecimal. */
  sha: string | undefined
  size: number
  /** As `lstat` gives it. */
  mode: number
  /** What the file is to hold instead of what it holds on the disk; such a file has no hash. */
  data?: string
}

/** Below this number a second thread costs more to start than it saves. */
const WORTH_A_WORKER = 1500
const BLOCK = 16

interface Job {
  /** With a separator at its end. */
  root: string
  paths: string[]
  /** [0]: the first index that nobody has taken. */
  next: Int32Array
  digests: Uint8Array
  sizes: Float64Array
  modes: Uint32Array
}

/** Hashes every path below `root`. The worker takes its share of the same job from shared memory. */
export async function hashAll(root: string, paths: string[], signal: AbortSignal): Promise<Entry[]> {
  const count = paths.length
  const job: Job = {
    root: root + sep,
    paths,
    next: new Int32Array(new SharedArrayBuffer(4)),
    digests: new Uint8Array(new SharedArrayBuffer(20 * count)),
    sizes: new Float64Array(new SharedArrayBuffer(8 * count)),
    modes: new Uint32Array(new SharedArrayBuffer(4 * count)),
  }
  const helper = count >= WORTH_A_WORKER ? startWorker(job) : undefined
  // Without a listener for it now, a failure during the work below would end the process.
  helper?.catch(() => undefined)
  const hashBlock = hasher(job, BLOCK)
  try {
    for (let n = 1; hashBlock(); n++) {
      signal.throwIfAborted()
      if (n % 8 === 0) await breathe()
    }
  } finally {
    // After a failure the worker finds nothing more to do.
    Atomics.store(job.next, 0, count)
  }
  await helper

  const digests = Buffer.from(job.digests.buffer)
  return paths.map((path, index) => {
    const mode = job.modes[index] ?? 0
    const isDirectory = (mode & 0o170000) === 0o040000
    const sha = isDirectory ? undefined : digests.toString('hex', index * 20, index * 20 + 20)
    return { path, sha, size: job.sizes[index] ?? 0, mode }
  })
}

async function startWorker(job: Job): Promise<void> {
  // From text, because a bundle has no second file to start a worker from.
  const code = `const { workerData } = require('node:worker_threads')
    const hashBlock = (${hasher.toString()})(workerData, ${BLOCK})
    while (hashBlock());`
  const worker = new Worker(code, {
    eval: true,
    workerData: job,
    execArgv: [],
    env: {},
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => {
      resolve()
    })
  })
}

/** Runs in both threads. Its text is what the worker gets, so it must not refer to anything outside of itself. */
function hasher(job: Job, block: number): () => boolean {
  const { closeSync, lstatSync, openSync, readlinkSync, readSync } = process.getBuiltinModule('node:fs')
  const { createHash, hash } = process.getBuiltinModule('node:crypto')
  const buffer = Buffer.allocUnsafeSlow(256 * 1024)

  function hashFile(file: string): { digest: Uint8Array; size: number } {
    const fd = openSync(file, 'r')
    try {
      let size = readSync(fd, buffer, 0, buffer.length, null)
      if (size < buffer.length) return { digest: hash('sha1', buffer.subarray(0, size), 'buffer'), size }
      const whole = createHash('sha1').update(buffer)
      for (let more = 1; more > 0; size += more) {
        more = readSync(fd, buffer, 0, buffer.length, null)
        whole.update(buffer.subarray(0, more))
      }
      return { digest: whole.digest(), size }
    } finally {
      closeSync(fd)
    }
  }

  function hashOne(index: number): void {
    const file = job.root + (job.paths[index] ?? '')
    const stat = lstatSync(file)
    job.modes[index] = stat.mode
    if (stat.isDirectory()) return
    if (!stat.isFile() && !stat.isSymbolicLink())
      throw new Trouble('files-that-cannot-be-uploaded', `vercel: ${file} is neither a file nor a link`)
    const target = stat.isSymbolicLink() ? readlinkSync(file, 'buffer') : undefined
    const { digest, size } = target ? { digest: hash('sha1', target, 'buffer'), size: target.length } : hashFile(file)
    job.digests.set(digest, index * 20)
    job.sizes[index] = size
  }

  return () => {
    const first = Atomics.add(job.next, 0, block)
    for (let index = first; index < Math.min(first + block, job.paths.length); index++) hashOne(index)
    return first + block < job.paths.length
  }
}
