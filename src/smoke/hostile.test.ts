import { createServer as createTcpServer, type Socket } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { type Answers, closeSites, HURRY, json, look, NEW, OLD, site } from './local-site.ts'

afterEach(closeSites)

interface Hostile {
  what: string
  answers: Answers
  verdict: 'fail' | 'unknown'
  says: RegExp
}

const TARGETS: Hostile[] = [
  {
    what: 'an endless body',
    answers: (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    },
    verdict: 'fail',
    says: /longer than 2 MiB/,
  },
  {
    what: 'a body that drips',
    answers: (_, response) => {
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => {
        clearInterval(timer)
      })
    },
    verdict: 'unknown',
    says: /did not answer within/,
  },
  {
    what: 'a redirect in a circle',
    answers: (request, response) => {
      response.writeHead(302, { location: request.url === '/version' ? '/other' : '/version' }).end()
    },
    verdict: 'fail',
    says: /\/other redirects in a circle, back to .*\/version/,
  },
  {
    what: 'redirects without end',
    answers: (_, response, count) => void response.writeHead(307, { location: `/hop/${count}` }).end(),
    verdict: 'fail',
    says: /redirects more than 10 times, last to .*\/hop\/\d+/,
  },
  {
    what: 'a redirect to something that is no web page',
    answers: (_, response) => void response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
    verdict: 'fail',
    says: /redirects to "file:\/\/\/etc\/hostname", which is no web address/,
  },
  {
    what: 'a huge header',
    answers: (_, response) => void response.writeHead(200, { 'x-much': 'h'.repeat(200_000) }).end(),
    verdict: 'fail',
    says: /Header overflow/,
  },
  {
    what: 'a connection that is reset',
    answers: (request) => void request.socket.resetAndDestroy(),
    verdict: 'fail',
    says: /ECONNRESET/,
  },
  {
    what: 'a body that breaks off',
    answers: (request, response) => {
      response.writeHead(200, { 'content-length': '5000' })
      response.write('{"commit":', () => request.socket.destroy())
    },
    verdict: 'fail',
    says: /aborted|ECONNRESET|broke off/,
  },
  {
    what: 'no answer at all',
    answers: () => undefined,
    verdict: 'unknown',
    says: /did not answer within/,
  },
  {
    what: 'JSON a hundred thousand levels deep',
    answers: (_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    },
    verdict: 'fail',
    says: /commit/,
  },
  {
    what: 'line breaks and workflow commands in the answer',
    answers: (_, response) => void response.writeHead(500).end('a\r\n::set-output name=x::y\u001B[31m\u202Ered'),
    verdict: 'fail',
    says: /^[^\p{Cc}\p{Cf}]*"a ::set-output name=x::y \[31m red"[^\p{Cc}\p{Cf}]*$/u,
  },
]

test.each(TARGETS)('hostile: $what', async ({ answers, verdict, says }) => {
  const { url } = await site(answers)
  const result = await look({ url, options: HURRY })
  expect(result.verdict).toBe(verdict)
  expect(result.checks[0]?.detail).toMatch(says)
})

test('hostile: a page of open tags takes no time to read', async () => {
  const { url } = await site((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`${'<meta name='.repeat(60_000)}${'<!--'.repeat(60_000)}<meta ${'a '.repeat(400_000)}`)
  })
  const result = await look({ url, identity: { path: '/', meta: 'commit' }, options: HURRY })
  expect(result.verdict).toBe('fail')
  // To look at each tag from each other one would take minutes.
}, 20_000)

test('hostile: what answers is not HTTP', async () => {
  const sockets: Socket[] = []
  const server = createTcpServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.end('SSH-2.0-OpenSSH_9.6\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const result = await look({ url: `http://127.0.0.1:${port}`, options: HURRY })
  for (const socket of sockets) socket.destroy()
  server.close()
  expect(result.verdict).toBe('fail')
  expect(result.checks[0]?.detail).toMatch(/Parse Error/)
})

test('hostile: a check that hangs once the identity is right is a failure, since somebody was there', async () => {
  const { url } = await site((request, response) => {
    if (request.url === '/version') json(response, { commit: NEW })
  })
  const result = await look({
    url,
    checks: [{ get: '/products' }],
    options: { gateTimeoutMs: 1_000, requestMs: 1_000 },
  })
  expect(result.checks[1]).toMatchObject({ verdict: 'fail', detail: expect.stringContaining('did not answer within') })
})

test('nobody can be asked: refused, unknown host and untrusted certificate leave the verdict open', async () => {
  const gone = await site(() => undefined)
  await closeSites()
  for (const url of [gone.url, 'http://no-such-host.invalid']) {
    const result = await look({ url, checks: [{ get: '/' }], options: HURRY })
    expect(result.verdict).toBe('unknown')
    expect(result.checks[0]?.detail).toMatch(/ECONNREFUSED|ENOTFOUND|EAI_AGAIN/)
  }
  const plain = await site((_, response) => void response.end())
  const result = await look({ url: plain.url.replace('http:', 'https:'), options: HURRY })
  expect(result.verdict).toBe('unknown')
})

test('somebody who answered wrongly and then goes away has failed', async () => {
  const { url } = await site((request, response, count) => {
    if (count > 1) request.socket.resetAndDestroy()
    else json(response, { commit: OLD })
  })
  expect((await look({ url, options: HURRY })).verdict).toBe('fail')
})
