/** The parts of a sticky comment, in the order in which they stand. Each is written by whoever knows of it. */
export const SECTIONS = ['preview', 'checks', 'notes'] as const

export type SectionName = (typeof SECTIONS)[number]

export interface SectionRun {
  id: number
  attempt: number
}

export interface Section {
  name: SectionName
  /** Who has written it: of two texts for one section that of the later run counts. */
  run: SectionRun
  text: string
}

/** GitHub takes 65,536 characters; with three sections of this size there is room for the marks. */
export const MOST_IN_SECTION = 21_000

const START = /<!-- ops-actions:section (\w+) (\d+)\.(\d+) -->\n/g

export function read(body: string): Section[] {
  return [...body.matchAll(START)].flatMap(({ 0: mark, 1: name = '', 2: id, 3: attempt, index }) => {
    const from = index + mark.length
    const to = body.indexOf(`\n${endOf(name)}`, from)
    const known = SECTIONS.find((one) => one === name)
    if (to < 0 || !known) return []
    return [{ name: known, run: { id: Number(id), attempt: Number(attempt) }, text: body.slice(from, to) }]
  })
}

/** Of each section the text of the latest run; of one run, the text that comes last. */
export function merged(sections: readonly Section[]): Section[] {
  const latest = new Map<SectionName, Section>()
  for (const section of sections) {
    const known = latest.get(section.name)
    if (!known || !isBefore(section.run, known.run)) latest.set(section.name, section)
  }
  return SECTIONS.flatMap((name) => latest.get(name) ?? [])
}

export function write(start: string, sections: readonly Section[]): string {
  const parts = sections.map(({ name, run, text }) => {
    const mark = `<!-- ops-actions:section ${name} ${run.id}.${run.attempt} -->`
    return `${mark}\n${harmless(text).slice(0, MOST_IN_SECTION)}\n${endOf(name)}`
  })
  return [start, ...parts].join('\n')
}

function endOf(name: string): string {
  return `<!-- /ops-actions:section ${name} -->`
}

/** A text can't end its section, nor begin another. */
function harmless(text: string): string {
  return text.replaceAll(/<!-- \/?ops-actions:section/g, '<!-- section')
}

function isBefore(one: SectionRun, other: SectionRun): boolean {
  return one.id < other.id || (one.id === other.id && one.attempt < other.attempt)
}
