import type { Warning } from '#shared/result/warning-result.ts'
import { heatSource, recoverableHeat } from '../environment/heat.ts'
import { heatSeason } from '../environment/heat-inputs.ts'
import { columnOf } from '../kernel/run.ts'
import type { WarningFacts } from './warning-facts.ts'

/** A pump lifts heat so far well, °C. */
const LIFT_C = 40

type Heated = {
	readonly site: WarningFacts['frame']['world']['model']['plan']['sites'][number]
	readonly index: number
}

/** What is asked of a site’s heat that it does not give. Rule lP34. */
export function heatWarnings({ frame }: WarningFacts): readonly Warning[] {
	return frame.world.model.plan.sites.flatMap((site, index) =>
		(site.heat.MW ?? 0) > 0 ? [...tooCold(frame, { site, index }), ...tooLittle(frame, { site, index })] : [],
	)
}

function tooCold(frame: WarningFacts['frame'], { site, index }: Heated): readonly Warning[] {
	const askedC = site.heat.temperatureC
	const sourceC = columnOf(frame, heatSource).at(index, 0)
	if (askedC === null || askedC <= sourceC + LIFT_C) return []
	const facts = { site: site.name, askedC, sourceC }
	return [{ path: `sites[${String(index)}].heat.temperatureC`, code: 'heat_below_buyer', facts }]
}

/** Before the halls run nothing is recovered: that alone is no doubt about the contract. */
function tooLittle(frame: WarningFacts['frame'], { site, index }: Heated): readonly Warning[] {
	const [there, season] = [columnOf(frame, recoverableHeat), columnOf(frame, heatSeason)]
	const askedMW = site.heat.MW ?? 0
	let mostMW = 0
	for (let month = 0; month < frame.world.months; month++)
		if (season.at(index, month) > 0) mostMW = Math.max(mostMW, there.at(index, month))
	if (mostMW >= askedMW) return []
	return [
		{ path: `sites[${String(index)}].heat.MW`, code: 'heat_over_supply', facts: { site: site.name, askedMW, mostMW } },
	]
}
