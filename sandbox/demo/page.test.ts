import { expect, test } from '@jest/globals'
import { chartOf } from './chart.ts'
import { Html, html } from './html.ts'
import { page } from './page.ts'
import { SCENES } from './scenes.ts'
import { outcomeOf, samplesOf, served, span } from './testing.ts'

const EVIL = `<script>alert("1")</script>&'`
const traffic = { answers: 4, failed: 0, oldPageMs: 500, newPageMs: 0 }

test('what is put into markup is escaped, and markup is not', () => {
  expect(html`<b title="${EVIL}">${new Html('<i></i>')}${3}${[html`<u>${'<'}</u>`]}</b>`.text).toBe(
    '<b title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;"><i></i>3<u>&lt;</u></b>',
  )
})

test('nothing that an action or a site has said becomes markup', () => {
  const check = { name: EVIL, verdict: EVIL, detail: EVIL, attempts: 1, durationMs: 1 }
  const outcome = outcomeOf({
    served: [served('web', EVIL)],
    result: {
      headline: EVIL,
      commit: EVIL,
      gates: [{ component: EVIL, where: EVIL, result: { verdict: 'fail', checks: [check] } }],
      timeline: [span(EVIL, EVIL, [0, 1], true)],
      warnings: [EVIL],
      next: [EVIL],
    },
  })
  const text = page({ outcomes: [outcome], samples: samplesOf('web', { 0: EVIL, 1: EVIL }), traffic, pace: 100 })
  expect(text).not.toContain('<script')
  expect(text).not.toContain('alert("1")')
  expect(text).toContain('&lt;script&gt;')
})

test('the page needs nothing from elsewhere and has a card for each scene', () => {
  const outcomes = SCENES.map((scene) => outcomeOf({ scene, result: { timeline: [span('api', 'promote', [0, 1])] } }))
  const text = page({ outcomes, samples: samplesOf('web', { 0: 'v1', 2: 'v2' }), traffic, pace: 100 })
  expect(text.match(/<article class="card/g)).toHaveLength(SCENES.length)
  expect(text).not.toMatch(/<(script|link|img|iframe)|@import|url\((?!#)|src=|href=/)
})

test('a gate that has failed is open, one that has passed is folded', () => {
  const gate = (verdict: string) => {
    const checks = [{ name: 'identity', verdict, detail: '', attempts: 1, durationMs: 1 }]
    const outcome = outcomeOf({
      result: { gates: [{ component: 'api', where: 'public', result: { verdict, checks } }] },
    })
    return page({ outcomes: [outcome], samples: [], traffic, pace: 100 })
  }
  expect(gate('fail')).toMatch(/<details\s+open\s*>/)
  expect(gate('pass')).toMatch(/<details\s*>/)
})

test('the chart shows the whole time in percent', () => {
  const [first, second] = SCENES.map((scene) => outcomeOf({ scene }))
  if (!first || !second) throw new Error('two scenes are needed')
  const later = { ...second, startedAt: first.startedAt + 2_000 }
  const samples = samplesOf('web', { '-1': undefined, 0.9: 'v1', 2.9: 'v2', 3.9: 'v2', 9: 'v2' })
  const { lanes, releases, ticks } = chartOf([first, later], samples)
  expect(releases).toMatchObject([
    { number: 1, at: 0, width: 50 },
    { number: 2, at: 50, width: 50 },
  ])
  expect(lanes[0]?.blocks).toMatchObject([
    { version: undefined, at: 0, width: 25 },
    { version: 'v1', at: 25, width: 50 },
    { version: 'v2', at: 75, width: 25 },
  ])
  expect(lanes[1]).toEqual({ component: 'api', blocks: [] })
  expect(ticks.map(({ label }) => label)).toEqual(['0 s', '1 s', '2 s', '3 s', '4 s'])
})
