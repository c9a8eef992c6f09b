import { Html, html } from './html.ts'
import type { Outcome } from './outcome.ts'
import { SCENES } from './scenes.ts'
import type { Component } from './served.ts'
import { type Sample, segmentsOf } from './visitor.ts'

/** All places are in percent of the time that the demo took. */
export interface Chart {
  lanes: { component: Component; blocks: Block[] }[]
  releases: { number: number; title: string; at: number; width: number }[]
  ticks: { at: number; label: string }[]
}

export interface Block {
  version: string | undefined
  at: number
  width: number
  ms: number
}

const LANE = 38
const GAP = 32
const TOP = 52
/** Above the names of the lanes. */
const BAND = 22
const BROKEN = new Set(SCENES.filter(({ change }) => change?.broken).map(({ version }) => version))

export function chartOf(outcomes: readonly Outcome[], samples: readonly Sample[]): Chart {
  const start = Math.min(...outcomes.map(({ startedAt }) => startedAt))
  const end = Math.max(...outcomes.map(({ startedAt, durationMs }) => startedAt + durationMs), start + 1)
  const percent = (time: number): number => ((Math.max(start, Math.min(time, end)) - start) / (end - start)) * 100
  const between = (from: number, to: number): { at: number; width: number } => ({
    at: percent(from),
    width: percent(to) - percent(from),
  })
  const step = stepFor(end - start)
  return {
    lanes: (['web', 'api'] as const).map((component) => ({
      component,
      blocks: segmentsOf(samples, component)
        .map(({ version, from, to }) => ({ version, ms: to - from, ...between(from, to) }))
        .filter(({ width }) => width > 0),
    })),
    releases: outcomes.map(({ scene: { title }, startedAt, durationMs }, index) => ({
      number: index + 1,
      title,
      ...between(startedAt, startedAt + durationMs),
    })),
    ticks: Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => ({
      at: percent(start + index * step),
      label: `${(index * step) / 1000} s`,
    })),
  }
}

function stepFor(length: number): number {
  return [1_000, 2_000, 5_000, 10_000, 20_000].find((step) => length / step <= 6) ?? 60_000
}

/** Drawn in percent, so that the writing keeps its size however narrow the page is. */
export function drawChart({ lanes, releases, ticks }: Chart): Html {
  const bottom = TOP + lanes.length * (LANE + GAP) - GAP + 12
  const text = lanes
    .map(({ component, blocks }) => `${component}: ${blocks.map(({ version }) => version ?? 'nothing').join(', ')}`)
    .join('. ')
  return html`<svg class="chart" width="100%" height="${bottom + 26}" role="img" aria-label="What served when. ${text}">
    <defs>
      <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="3" height="8" class="hatch" />
      </pattern>
    </defs>
    ${releases.map(
      ({ number, title, at, width }) =>
        html`<g>
          <title>${number}. ${title}</title>
          <rect class="window" x="${fixed(at)}%" y="${BAND}" width="${fixed(width)}%" height="${bottom - BAND}" />
          <line class="start" x1="${fixed(at)}%" x2="${fixed(at)}%" y1="${BAND}" y2="${bottom}" />
          <text class="number" x="${fixed(at + width / 2)}%" y="15">${number}</text>
        </g>`,
    )}
    ${ticks.map(
      ({ at, label }) =>
        html`<line class="tick" x1="${fixed(at)}%" x2="${fixed(at)}%" y1="${bottom}" y2="${bottom + 5}" />
          <text class="tick ${anchor(at)}" x="${fixed(at)}%" y="${bottom + 20}">${label}</text>`,
    )}
    ${lanes.map(({ component, blocks }, index) => drawLane(component, blocks, TOP + index * (LANE + GAP)))}
    <line class="axis" x1="0" x2="100%" y1="${bottom}" y2="${bottom}" />
  </svg>`
}

function drawLane(component: Component, blocks: Block[], y: number): Html {
  return html`<text class="lane" x="4" y="${y - 7}">${component}</text> ${blocks.map(
      ({ version, at, width, ms }) =>
        html`<g>
          <title>${component}: ${version ?? 'nothing'} for ${(ms / 1000).toFixed(1)} s</title>
          ${drawBlock(colourOf(version), html`x="${fixed(at)}%" y="${y}" width="${fixed(width)}%" height="${LANE}"`)}
          ${
            version && width > 5
              ? html`<text class="version" x="${fixed(at + width / 2)}%" y="${y + LANE / 2 + 5}">${version}</text>`
              : ''
          }
        </g>`,
    )}`
}

/** What is broken is hatched besides, for those who can't tell its colour. */
function drawBlock(colour: string, place: Html): Html {
  const hatch = BROKEN.has(colour) ? html`<rect fill="url(#hatch)" ${place} />` : html``
  return html`<rect class="block ${colour}" ${place} />${hatch}`
}

/** The names of classes; whatever a page says of itself is not one. */
export function colourOf(version: string | undefined): string {
  return version !== undefined && /^v[1-4]$/.test(version) ? version : 'nothing'
}

function anchor(at: number): string {
  if (at < 4) return 'first'
  return at > 96 ? 'last' : ''
}

function fixed(percent: number): string {
  return percent.toFixed(2)
}
