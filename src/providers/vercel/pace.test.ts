import { expect, test } from '@jest/globals'
import { createPace } from './pace.ts'

test('more connections are tried while they help, and halved when Vercel limits the rate', () => {
  let time = 0
  const pace = createPace(
    () => time,
    () => 0.1,
  )
  const run = (count: number, ms: number): void => {
    for (let n = 0; n < count; n++) {
      time += ms
      pace.done()
    }
  }
  expect(pace.connections()).toBe(64)
  run(256, 4)
  expect(pace.connections()).toBe(128)
  run(512, 2)
  expect(pace.connections()).toBe(256)
  run(2000, 1)
  expect(pace.connections()).toBe(256)

  time += 5000
  expect(pace.limited()).toBe(true)
  expect(pace.limited()).toBe(false)
  expect(pace.connections()).toBe(128)
  run(1000, 0.1)
  expect(pace.connections()).toBe(128)
})

test('more connections that do not help are not multiplied further', () => {
  let time = 0
  const pace = createPace(
    () => time,
    () => 0.1,
  )
  for (let n = 0; n < 3000; n++) {
    time += 1
    pace.done()
  }
  expect(pace.connections()).toBe(128)
})

test('a process that has its hands full makes do with few connections until it waits again', () => {
  let load = 0.9
  let time = 0
  const pace = createPace(
    () => time,
    () => load,
  )
  for (let n = 0; n < 1000; n++) {
    time += 1
    pace.done()
  }
  expect(pace.connections()).toBe(16)

  load = 0.2
  for (let n = 0; n < 64; n++) pace.done()
  expect(pace.connections()).toBe(64)
})
