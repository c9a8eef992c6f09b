import { type Row, rowsOf } from './bars.ts'
import { colourOf } from './chart.ts'
import { type Html, html } from './html.ts'
import type { Check, Gate, Outcome } from './outcome.ts'
import { PROVIDERS } from './requests.ts'
import { VERDICT } from './scenes.ts'
import type { Served } from './served.ts'
import { duration, seconds } from './terminal.ts'

/** One release or rollback. */
export function card(outcome: Outcome, number: number): Html {
  const { scene, result, exitCode, durationMs, served, requests } = outcome
  const { status, headline, commit, timeline, gates, next, warnings } = result
  const facts = [
    ...(commit ? [html`commit <code>${commit.slice(0, 7)}</code>`] : []),
    ...(scene.inputs ? Object.entries(scene.inputs).map(([key, value]) => html`<code>${key}: ${value}</code>`) : []),
    html`${seconds(durationMs)}`,
    html`exit code ${exitCode}`,
  ]
  return html`<article class="card ${status}" id="scene-${number}">
    <header>
      <h2><span class="step">${number}</span> ${scene.title}</h2>
      <span class="verdict">${VERDICT[status]}</span>
    </header>
    <p class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
    <p class="about">${scene.about}</p>
    <p class="headline">${headline}</p>
    ${drawTimeline(rowsOf(timeline))} ${gateTable(gates)} ${notes('Next', next)} ${notes('Warnings', warnings)}
    <footer>
      <div class="served">${served.map(servedNow)}</div>
      <p class="requests">
        Requests: ${PROVIDERS.map((name) => html`<span>${name} <b>${requests[name] ?? 0}</b></span>`)}
      </p>
    </footer>
  </article>`
}

function servedNow({ url, status, version, commit }: Served): Html {
  return html`<p>
    <span class="swatch ${colourOf(version)}"></span><b>${version ?? 'nothing'}</b> <span class="address">${url}</span>
    <code>${status}${commit ? ` ${commit.slice(0, 7)}` : ''}</code>
  </p>`
}

function drawTimeline(rows: Row[]): Html {
  if (rows.length === 0) return html`<p class="quiet">Nothing was changed, so there is no timeline and no gate.</p>`
  return html`<div class="gantt">
    ${rows.map((row, index) => drawRow(row, rows[index - 1]?.component !== row.component))}
  </div>`
}

function drawRow({ component, what, from, to, durationMs, failed }: Row, isFirst: boolean): Html {
  const kind = failed ? 'failed' : kindOf(what)
  const begin = Math.min(from * 100, 99.2)
  const width = Math.max(to * 100 - begin, 0.8)
  return html`<div class="row">
    <span class="who">${isFirst ? component : ''}</span>
    <span class="what">${what}${failed ? html`, <b>failed</b>` : ''}</span>
    <svg width="100%" height="16" aria-hidden="true">
      <rect class="rail" width="100%" height="16" rx="3" />
      <rect class="bar ${kind}" x="${begin.toFixed(2)}%" width="${width.toFixed(2)}%" height="16" rx="3" />
    </svg>
    <span class="time">${duration(durationMs)}</span>
  </div>`
}

function kindOf(what: string): string {
  if (what.startsWith('gate')) return 'gate'
  return /^(put back|discard)/.test(what) ? 'back' : 'work'
}

function gateTable(gates: Gate[]): Html {
  if (gates.length === 0) return html``
  const checks = gates.flatMap(({ result }) => result.checks)
  const failed = checks.filter(({ verdict }) => verdict !== 'pass').length
  const told = failed === 0 ? `${checks.length} checks, all passed` : `${checks.length} checks, ${failed} failed`
  return html`<details ${failed > 0 ? html`open` : ''}>
    <summary>${gates.length === 1 ? 'Gate' : 'Gates'}: ${told}</summary>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>gate</th>
            <th>check</th>
            <th>verdict</th>
            <th class="figure">tries</th>
            <th class="figure">ms</th>
            <th>what came back</th>
          </tr>
        </thead>
        <tbody>
          ${gates.flatMap((gate) => gate.result.checks.map((check) => checkRow(gate, check)))}
        </tbody>
      </table>
    </div>
  </details>`
}

function checkRow({ component, where }: Gate, { name, verdict, attempts, durationMs, detail }: Check): Html {
  return html`<tr>
    <td>${component}, ${where}</td>
    <td>${name}</td>
    <td><span class="mark ${verdict === 'pass' ? 'pass' : 'fail'}">${verdict}</span></td>
    <td class="figure">${attempts}</td>
    <td class="figure">${Math.round(durationMs)}</td>
    <td class="detail">${detail}</td>
  </tr>`
}

function notes(title: string, items: readonly string[]): Html {
  if (items.length === 0) return html``
  return html`<section class="notes">
    <h3>${title}</h3>
    ${items.map((item) => html`<p>${item}</p>`)}
  </section>`
}
