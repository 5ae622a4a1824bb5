import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { rerunPlan, runPlan } from '#server/engine/compute-plan.ts'
import { changedInputs } from './changed-inputs.ts'

/** Mean milliseconds over the inputs of one list of the plan, or over all. */
type Reading = { readonly what: string; readonly inputs: number; readonly ms: number; readonly share: number }
const RERUNS = 10_000
const WARM = 2
const WHOLE_A_ROUND = 5
const ALL = 'all'

/**
 * One input of the sample after the other, changed in the plan that a kept run is of, until ten thousand runs have started from
 * it; whole runs in between, so that both meet the same machine. Time of the process: what else runs does not count.
 */
export function measure(): readonly Reading[] {
	const [sample] = TEMPLATES
	if (!sample) throw new Error('There is no sample plan.')
	const parsed = parsePlanFile(sample.plan)
	if (!parsed.ok) throw new Error('The sample plan is not one.')
	const { plan } = parsed
	const inputs = [...changedInputs(sample.plan)]
	const kept = runPlan(plan)
	const spent = new Map<string, number[]>()
	const whole: number[] = []
	const rounds = WARM + Math.ceil(RERUNS / inputs.length)
	for (let round = 0; round < rounds; round++) {
		for (const changed of inputs) {
			const ms = msOf(() => void rerunPlan(kept, changed.plan))
			const known = spent.get(changed.what) ?? []
			if (round >= WARM) known.push(ms)
			spent.set(changed.what, known)
		}
		for (let run = 0; run < WHOLE_A_ROUND; run++) whole.push(msOf(() => void runPlan(plan)))
	}
	const fullMs = mean(whole.slice(WARM * WHOLE_A_ROUND))
	const reading = (what: string, all: readonly number[]): Reading => {
		const ms = mean(all)
		return { what, inputs: Math.round(all.length / (rounds - WARM)), ms, share: ms / fullMs }
	}
	return [
		{ what: 'a whole run', inputs: 0, ms: fullMs, share: 1 },
		reading(ALL, [...spent.values()].flat()),
		...[...spent].map(([what, all]) => reading(what, all)),
	]
}

function msOf(task: () => void): number {
	const before = process.cpuUsage()
	task()
	const { user, system } = process.cpuUsage(before)
	return (user + system) / 1000
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The readings as a table for people. */
export function table(readings: readonly Reading[]): string {
	const rows = readings.map(({ what, inputs, ms, share }) => {
		const of = inputs === 0 ? '' : `${String(inputs)} inputs`
		const figure = (value: number) => formatFigure(value, { digits: 3 })
		return `${what.padEnd(24)}${of.padStart(12)}${`${figure(ms)} ms`.padStart(12)}${figure(share).padStart(10)}`
	})
	return `${rows.join('\n')}\n`
}
