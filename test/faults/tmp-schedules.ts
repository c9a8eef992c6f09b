import { realNow } from './time.ts'
const { openStage } = await import('./stage.ts')
const { playSchedule, schedulesOf } = await import('./schedules.ts')
const [only = '', from = '1', to = '5'] = process.argv.slice(2)
const all = schedulesOf(Number(to)).filter(({ name, seed }) => name.includes(only) && seed >= Number(from))
let stage: any
const outcomes: Record<string, number> = {}
const t0 = realNow()
let n = 0
let bad = 0
for (const one of all.sort((a, b) => a.seed - b.seed)) {
  if (stage === undefined || n++ % 20 === 0) { await stage?.close(); stage = await openStage() }
  try {
    const played = await playSchedule(stage, one)
    const key = `${played.scenario}: ${played.outcome}`
    outcomes[key] = (outcomes[key] ?? 0) + 1
    if (played.violations.length > 0) { bad++; console.log(one.name, played.outcome, played.violations); await stage.close(); stage = undefined }
  } catch (error) { bad++; console.log(one.name, 'STOPPED', error); await stage.close().catch(() => {}); stage = undefined }
}
await stage?.close()
console.log(all.length, 'schedules', bad, 'bad', Math.round(realNow() - t0), 'ms')
console.log(outcomes)
process.exit(0)
