import { NEW } from '../local-site.ts'
import { drip, forever, type Hostile } from './hostile.ts'

const body = JSON.stringify({ commit: NEW })
const SILENT = /did not answer within/

/** What comes before the body, or in its place. */
export const WIRES: Hostile[] = [
  {
    what: 'no answer at all',
    answers: () => undefined,
    verdict: 'unknown',
    says: SILENT,
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
    what: 'a redirect to an address that is none',
    answers: (_, response) => void response.writeHead(302, { location: 'http://[::1' }).end(),
    verdict: 'fail',
    says: /redirects to "http:\/\/\[::1", which is no web address/,
  },
  {
    what: 'a huge header',
    answers: (_, response) => void response.writeHead(200, { 'x-much': 'h'.repeat(200_000) }).end(),
    verdict: 'fail',
    says: /Header overflow/,
  },
  {
    what: 'a flood of small headers',
    serves: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      forever(socket, 'a: b\r\n'.repeat(1_000))
    },
    verdict: 'fail',
    says: /Header overflow/,
  },
  {
    what: 'thousands of cookies',
    answers: (_, response) => {
      response.setHeader(
        'set-cookie',
        Array.from({ length: 5_000 }, (_, n) => `session${n}=${n}; Path=/`),
      )
      response.end(body)
    },
    verdict: 'fail',
    says: /Header overflow/,
  },
  {
    what: 'headers that drip',
    serves: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      drip(socket, 'x-more: 1\r\n')
    },
    verdict: 'unknown',
    says: SILENT,
  },
  {
    what: 'a header with a zero in it',
    serves: (socket) => void socket.end(`HTTP/1.1 200 OK\r\nx: a\0b\r\ncontent-length: 0\r\n\r\n`),
    verdict: 'fail',
    says: /Parse Error/,
  },
  {
    what: 'a flood of interim answers',
    serves: (socket) => {
      forever(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n'.repeat(50))
    },
    verdict: 'unknown',
    says: SILENT,
  },
  {
    what: 'interim answers that drip',
    serves: (socket) => {
      drip(socket, 'HTTP/1.1 100 Continue\r\n\r\n')
    },
    verdict: 'unknown',
    says: SILENT,
  },
  {
    what: 'another protocol that nobody asked for',
    serves: (socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n')
    },
    verdict: 'fail',
    says: /the connection ended without an answer/,
  },
  {
    what: 'two lengths that contradict each other',
    serves: (socket) => void socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 51\r\ncontent-length: 5\r\n\r\n${body}`),
    verdict: 'fail',
    says: /Parse Error/,
  },
  {
    what: 'a length and chunks at once',
    serves: (socket) => {
      socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`)
    },
    verdict: 'fail',
    says: /Parse Error/,
  },
  {
    what: 'a status that does not exist',
    serves: (socket) => void socket.end(`HTTP/1.1 999 Fine\r\ncontent-length: ${body.length}\r\n\r\n${body}`),
    verdict: 'fail',
    says: /\/version answers 999/,
  },
  {
    what: 'HTTP of the year 1991',
    serves: (socket) => void socket.end(`<html><head><meta name="commit" content="${NEW}"></head></html>`),
    verdict: 'fail',
    says: /Parse Error/,
  },
  {
    what: 'a server of another kind',
    serves: (socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
    verdict: 'fail',
    says: /Parse Error/,
  },
  {
    what: 'garbage without end',
    serves: (socket) => {
      forever(socket, Buffer.alloc(65_536, 0xc3))
    },
    verdict: 'fail',
    says: /Parse Error/,
  },
  {
    what: 'a connection that is reset',
    answers: (request) => void request.socket.resetAndDestroy(),
    verdict: 'fail',
    says: /ECONNRESET/,
  },
  {
    what: 'a connection that ends without a word',
    serves: (socket) => void socket.end(),
    verdict: 'fail',
    says: /hang up|ECONNRESET/,
  },
]
