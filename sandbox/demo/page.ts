import { card } from './card.ts'
import { chartOf, drawChart } from './chart.ts'
import { type Html, html } from './html.ts'
import type { Outcome } from './outcome.ts'
import { STYLE } from './page-style.ts'
import { failures, newPage, type Traffic } from './recap.ts'
import { duration, seconds } from './terminal.ts'
import type { Sample } from './visitor.ts'

export interface Report {
  outcomes: Outcome[]
  samples: readonly Sample[]
  traffic: Traffic
  /** How many times faster time passes in the sandbox. */
  pace: number
}

/** The whole report as one file: no script, and nothing from elsewhere. */
export function page({ outcomes, samples, traffic, pace }: Report): string {
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Releases of acme/shop</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          ${heading(outcomes, pace)}
          <section class="card overview" aria-labelledby="overview">
            <h2 id="overview">What served when</h2>
            ${drawChart(chartOf(outcomes, samples))} ${legend()}
            <p class="quiet">
              Seen by a visitor who asked both addresses all the time. Numbers and bands are the releases below.
            </p>
          </section>
          ${figures(outcomes, traffic)} ${outcomes.map((outcome, index) => card(outcome, index + 1))}
        </main>
      </body>
    </html>`
  return `${text}\n`
}

function heading(outcomes: Outcome[], pace: number): Html {
  const at = new Date(outcomes[0]?.startedAt ?? 0).toISOString()
  return html`<header class="top">
    <p class="brand">ops-actions demo</p>
    <h1>Releases of acme/shop</h1>
    <p>
      Frontend on Vercel at <b>shop.example</b>, backend on Railway at <b>api.shop.example</b>, errors in Sentry. The
      built actions ran as on GitHub, against a sandbox of the providers whose builds pass ${pace} times faster than
      real ones. All durations are as they were here.
    </p>
    <p class="quiet"><time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time></p>
  </header>`
}

function legend(): Html {
  const versions = { v1: 'v1', v2: 'v2', v3: 'v3, broken', v4: 'v4, broken', nothing: 'nothing yet' }
  return html`<p class="legend">
    ${Object.entries(versions).map(
      ([version, label]) => html`<span><span class="swatch ${version}"></span>${label}</span>`,
    )}
  </p>`
}

function figures(outcomes: Outcome[], traffic: Traffic): Html {
  const undone = outcomes.filter(({ result }) => result.status === 'rolled-back').length
  const rollback = outcomes.find(({ scene, result }) => scene.action === 'rollback' && result.status === 'success')
  const all = [
    { figure: String(undone), text: 'broken releases undone without a person' },
    { figure: duration(traffic.oldPageMs), text: `in which v1's frontend met v2's backend. ${newPage(traffic)}` },
    {
      figure: rollback ? seconds(rollback.durationMs) : 'none',
      text: 'for the rollback of both halves, proof included',
    },
    { figure: String(traffic.answers), text: `answers to the visitor meanwhile; ${failures(traffic)}` },
  ]
  return html`<dl class="figures">
    ${all.map(
      ({ figure, text }) =>
        html`<div>
          <dt>${figure}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`
}
