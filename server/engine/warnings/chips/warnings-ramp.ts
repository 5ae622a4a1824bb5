import { getCostFactor } from '#shared/catalogue/catalogue.ts'
import type { CostFactor } from '#shared/catalogue/facility-types.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { WarningFacts } from '../warning-facts.ts'

type Rise = { readonly month: string; readonly itMW: number }

/** Sites whose halls are planned to rise faster after the first of them than any campus that has been published. Rule S1. */
export function rampWarnings(facts: WarningFacts): readonly Warning[] {
	const { plan, catalogue } = facts.frame.world.model
	const most = getCostFactor(catalogue, 'ramp_most').value
	const published = rangeOf(getCostFactor(catalogue, 'ramp_after_first_power'))
	return plan.sites.flatMap(({ id, name }, index): readonly Warning[] => {
		const ramp = rampOf(risesOf(facts, id))
		const mwPerMonth = (ramp?.itMW ?? 0) * Math.max(1, ...(facts.parts.sites[id]?.peakPue ?? []))
		if (ramp === null || mwPerMonth <= most) return []
		const { from, to } = ramp
		const warned = { site: name, mwPerMonth, from, to, ...published, most }
		return [{ path: `sites[${String(index)}].groupEveryMonths`, code: 'ramp_over_published', facts: warned }]
	})
}

const rangeOf = ({ low, high, value }: CostFactor) => ({ low: low ?? value, high: high ?? value })

/** Halls that a site builds, by their planned finish. */
function risesOf({ frame, parts }: WarningFacts, siteId: string): readonly Rise[] {
	return frame.world.model.plan.buildPhases.flatMap((hall): readonly Rise[] => {
		const month = parts.schedule[`phase:${hall.id}`]?.plannedFinish
		return hall.siteId !== siteId || hall.scope === 'existing' || month === undefined
			? []
			: [{ month, itMW: hall.itMW }]
	})
}

/** IT megawatts a month after the first month that brings any; null where all come in one. */
function rampOf(rises: readonly Rise[]) {
	const months = rises.map(({ month }) => month).sort()
	const [from, to] = [months[0], months.at(-1)]
	if (from === undefined || to === undefined || from === to) return null
	const later = rises.reduce((sum, { month, itMW }) => (month > from ? sum + itMW : sum), 0)
	return { from, to, itMW: later / monthsBetween(from, to) }
}
