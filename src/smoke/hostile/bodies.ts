import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { html, json, NEW } from '../local-site.ts'
import { drip, forever, type Hostile } from './hostile.ts'

const MIB = 1024 * 1024
const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
// Half a gigabyte when it is unpacked.
const nothing = gzipSync(Buffer.alloc(16 * MIB), { level: 1 })
const bombs = {
  gzip: Buffer.concat(Array.from({ length: 32 }, () => nothing)),
  br: brotliCompressSync(Buffer.alloc(64 * MIB), fast),
  deflate: deflateSync(Buffer.alloc(64 * MIB), { level: 1 }),
  'gzip, gzip': gzipSync(nothing),
}

const META = { path: '/', meta: 'commit' }
const LONG = /longer than 2 MiB/

/** What comes after the headers. */
export const BODIES: Hostile[] = [
  {
    what: 'an endless body',
    answers: (_, response) => {
      forever(response, 'x'.repeat(65_536))
    },
    verdict: 'fail',
    says: LONG,
  },
  {
    what: 'a body that drips',
    answers: (_, response) => {
      drip(response, ' ')
    },
    verdict: 'unknown',
    says: /did not answer within/,
  },
  {
    what: 'chunks without an end',
    serves: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
      drip(socket, '1\r\na\r\n')
    },
    verdict: 'unknown',
    says: /did not answer within/,
  },
  {
    what: 'a chunk whose size is no number',
    serves: (socket) => void socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nlots\r\n'),
    verdict: 'fail',
    says: /Parse Error/,
  },
  {
    what: 'a chunk of more bytes than there are',
    serves: (socket) => {
      socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n')
    },
    verdict: 'fail',
    says: /Parse Error/,
  },
  ...Object.entries(bombs).map(([coding, bomb]): Hostile => ({
    what: `a bomb that is packed as ${coding}`,
    answers: (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding }).end(bomb)
    },
    verdict: 'fail',
    says: LONG,
  })),
  {
    what: 'a body that is packed twenty times',
    answers: (_, response) => {
      const coding = Array.from({ length: 20 }, () => 'gzip').join(', ')
      response.writeHead(200, { 'content-encoding': coding }).end('x')
    },
    verdict: 'fail',
    says: /packed in a way that nobody asked for: content-encoding "gzip, gzip/,
  },
  {
    what: 'a packed body that never ends',
    answers: (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.write(gzipSync('{').subarray(0, 12))
    },
    verdict: 'unknown',
    says: /did not answer within/,
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
    what: 'a packed body that breaks off',
    answers: (request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': '5000' })
      response.write(gzipSync('x').subarray(0, 12), () => request.socket.destroy())
    },
    verdict: 'fail',
    says: /aborted|ECONNRESET|broke off|closed too early|Premature close|premature close/,
  },
  {
    what: 'a content-length that is too short',
    serves: (socket) => {
      socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n${JSON.stringify({ commit: NEW })}`)
    },
    verdict: 'fail',
    says: /\/version should answer JSON, but it answers 200|Parse Error/,
  },
  {
    what: 'bytes that are no text',
    answers: (_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xf0, 0x90, 0x28, 0xbc, 0x00, 0x80]))
    },
    verdict: 'fail',
    says: /\/version should answer JSON/,
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
    what: 'JSON that pretends by its prototype',
    answers: (_, response) => {
      response.setHeader('content-type', 'application/json').end(`{"__proto__":{"commit":"${NEW}"}}`)
    },
    verdict: 'fail',
    says: /no json field "commit"/,
  },
  {
    what: 'a hundred thousand keys of one name',
    answers: (_, response) => {
      response.setHeader('content-type', 'application/json').end(`{${'"commit":"x",'.repeat(100_000)}"commit":"y"}`)
    },
    verdict: 'fail',
    says: /is "y", which is no commit/,
  },
  {
    what: 'line breaks and workflow commands in the answer',
    answers: (_, response) => void response.writeHead(500).end('a\r\n::set-output name=x::y\u001B[31m\u202Ered'),
    verdict: 'fail',
    says: /^[^\p{Cc}\p{Cf}]*"a ::set-output name=x::y \[31m red"[^\p{Cc}\p{Cf}]*$/u,
  },
  // To look at each tag from each other one would take minutes.
  ...(
    [
      ['a page of open tags', `${'<meta name='.repeat(60_000)}${'<!--'.repeat(60_000)}<meta ${'a '.repeat(400_000)}`],
      ['a page of scripts that never end', '<script '.repeat(60_000)],
      ['a page of titles that never end', `<title${' '.repeat(200)}`.repeat(3_000)],
      ['a page of equal signs', `<meta ${'a = '.repeat(200)}>`.repeat(600)],
    ] as const
  ).map(([what, text]): Hostile => ({
    what,
    answers: (_, response) => html(response, text),
    identity: META,
    verdict: 'fail',
    says: /no meta tag "commit" of \//,
  })),
  {
    what: 'a page of ten thousand commits',
    answers: (_, response) => {
      html(response, Array.from({ length: 10_000 }, (_, n) => `<meta name="commit" content="${n}">`).join(''))
    },
    identity: META,
    verdict: 'fail',
    says: /several meta tags "commit": "0" and "1"/,
  },
  {
    what: 'a wait of eleven days is asked for',
    answers: (_, response) => {
      response.setHeader('retry-after', '999999')
      json(response, { error: 'slow down' }, 429)
    },
    verdict: 'fail',
    says: /\/version answers 429/,
  },
]
